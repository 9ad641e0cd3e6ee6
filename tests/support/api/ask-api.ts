import type { Principal } from "@/lib/access/principal.ts";
import type { Credential } from "@/lib/api/api-caller.ts";
import { handleApi } from "@/lib/api/handle-api.ts";
import { callerOf } from "../two-organizations.ts";

type ToldLink = { readonly type: string; readonly id: string };
type ToldLinks = ToldLink & readonly ToldLink[];

type ToldResource = {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** One that leads to several entries has a list. */
  readonly relationships: Readonly<Record<string, { data: ToldLinks | null }>>;
  readonly links: { readonly self: string };
};

type ToldError = {
  readonly status: string;
  readonly code: string;
  readonly detail: string;
  readonly source?: { pointer?: string; parameter?: string; header?: string };
};

/** Every member that any answer has; a test knows which ones to expect of its own. */
export type ToldBody = {
  readonly data: ToldResource & readonly ToldResource[];
  readonly included: readonly ToldResource[];
  readonly errors: readonly ToldError[];
  readonly links: Readonly<Record<"self" | "first" | "prev" | "next" | "related", string>>;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly page: Readonly<Record<string, unknown>>;
};

/** An answer as a test reads it. */
export type Told = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ToldBody;
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
    body: (text === "" ? null : JSON.parse(text)) as ToldBody,
  };
}
