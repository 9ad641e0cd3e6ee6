import type { Principal } from "@/lib/access/principal.ts";
import type { Credential } from "@/lib/api/api-caller.ts";
import { handleApi } from "@/lib/api/handle-api.ts";
import { callerOf } from "../two-organizations.ts";

/** What a test reads of an answer; members that are not there are undefined. */
export type Told = {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads any document
  readonly body: any;
};

export type Asking = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly credential?: Credential;
  /** Collects what the use case announced. */
  readonly effects?: string[];
};

const CREDENTIALS: Partial<Record<Principal["kind"], Credential>> = {
  domain: "domain-token",
  token: "static-token",
};

/** Asks the API as a principal, past the doors: what a gate would have let through. */
export async function askApi(
  principal: Principal,
  path: string,
  asking: Asking = {},
): Promise<Told> {
  const { method = asking.body === undefined ? "GET" : "POST", effects } = asking;
  const isRaw = typeof asking.body === "string" || asking.body instanceof Uint8Array;
  const body = isRaw ? (asking.body as BodyInit) : JSON.stringify(asking.body);
  const request = new Request(`http://127.0.0.1/api/v1${path}`, {
    method,
    headers: {
      ...(asking.body === undefined ? {} : { "Content-Type": "application/vnd.api+json" }),
      ...asking.headers,
    },
    ...(asking.body === undefined ? {} : { body }),
  });
  const credential = asking.credential ?? CREDENTIALS[principal.kind] ?? "session";
  const response = await handleApi(request, { credential, caller: callerOf(principal, effects) });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? null : JSON.parse(text),
  };
}
