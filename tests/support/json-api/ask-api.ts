import { expect } from "vitest";
import type { Credential } from "@/lib/api/api-caller.ts";
import { handleApi } from "@/lib/api/handle-api.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { callerOf } from "../two-organizations.ts";
import { checkResponse, type Document, type ResourceObject } from "./check-response.ts";

export const JSON_API = "application/vnd.api+json";

/** A request as a test words it; an object as body is sent as JSON:API. */
export type Asking = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string | Uint8Array<ArrayBuffer>;
  /** What the request announces to the world outside. */
  readonly effects?: string[];
};

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Null where the answer has no body. */
  readonly document: Document | null;
};

/**
 * Asks the API as somebody whom a gate admitted, and holds whatever comes against JSON:API.
 * @param path below `/api/v1`
 */
export async function askApi(who: Principal, path: string, asking: Asking = {}): Promise<Answered> {
  const response = await send(who, path, asking);
  const text = await response.text();
  const { status, headers } = response;
  expect(status, text.slice(0, 500)).not.toBe(500);
  return { status, headers, text, document: checkResponse(response, text) };
}

/** The same where the answer is not to be JSON:API. */
export function send(who: Principal, path: string, asking: Asking = {}): Promise<Response> {
  const { method = "GET", headers = {}, body, effects = [] } = asking;
  const isObject = typeof body === "object" && !(body instanceof Uint8Array);
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": JSON_API }), ...headers },
    ...(body === undefined ? {} : { body: isObject ? JSON.stringify(body) : body }),
  });
  return handleApi(request, { credential: credentialOf(who), caller: callerOf(who, effects) });
}

function credentialOf({ kind }: Principal): Credential {
  if (kind === "domain") return "domain-token";
  return kind === "token" ? "static-token" : "session";
}

/** The primary data of an answer that has one resource. */
export function one({ document, status, text }: Answered): ResourceObject {
  const data = document?.data;
  if (!data || Array.isArray(data)) throw new Error(`No resource, but ${status}: ${text}`);
  return data;
}

/** The primary data of an answer that has a list. */
export function many({ document, status, text }: Answered): ResourceObject[] {
  const data = document?.data;
  if (!Array.isArray(data)) throw new Error(`No list, but ${status}: ${text}`);
  return data;
}
