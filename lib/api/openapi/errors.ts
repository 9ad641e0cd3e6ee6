import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { JSON_API } from "../media-type.ts";
import type { Route } from "../route.ts";
import { schemaRef } from "./resource-schemas.ts";

/** A refusal as the reference tells of it; docs/errors.md lists all codes. */
export type Refusal = {
  readonly status: number;
  readonly codes: readonly string[];
  readonly text: string;
  readonly title: string;
};

const BAD_REQUEST = [
  "malformed-request",
  "malformed-body",
  "invalid-parameter",
  "invalid-header",
  "organization-required",
];

/** What an operation of the API may be refused with, in the order of the statuses. */
export const REFUSALS: readonly Refusal[] = [
  {
    ...{ status: 400, codes: BAD_REQUEST },
    ...{
      title: "Invalid query parameter",
      text: "Address, query, header or body are not well-formed.",
    },
  },
  {
    ...{ status: 401, codes: ["api-auth-token-invalid"], title: "Unauthorised" },
    text: "The token is missing, expired, revoked or made for another purpose. Get a new one.",
  },
  {
    ...{ status: 403, codes: ["forbidden"], title: "Forbidden" },
    text: "You may see it, but not do this to it.",
  },
  {
    ...{ status: 404, codes: ["not-found"], title: "Not found" },
    text: "There is nothing here, or nothing that you may know of.",
  },
  {
    ...{ status: 406, codes: ["not-acceptable"], title: "Not acceptable" },
    text: "`Accept` leaves no form that is sent here.",
  },
  {
    ...{ status: 409, codes: ["conflict"], title: "Conflict" },
    text: "It clashes with something that exists, such as a taken slug.",
  },
  {
    ...{ status: 412, codes: ["stale"], title: "Changed by someone else" },
    text: "Somebody else saved first. Load again, merge, send again.",
  },
  {
    ...{ status: 413, codes: ["too-large"], title: "Too large" },
    text: "The body exceeds its limit of 1,048,576 bytes.",
  },
  {
    ...{ status: 415, codes: ["unsupported-media-type"], title: "Unsupported media type" },
    text: "The body is not JSON:API, or uses an extension that is not supported at this address.",
  },
  {
    ...{ status: 422, codes: ["invalid", "idempotency-key-reused"], title: "Invalid input" },
    text: "A value breaks a rule; `source.pointer` names the place.",
  },
  {
    ...{ status: 428, codes: ["precondition-required"], title: "Precondition required" },
    text: "Send the ETag of the entry as `If-Match`.",
  },
  {
    ...{ status: 429, codes: ["rate-limited"], title: "Too many requests" },
    text: "Wait as many seconds as `Retry-After` says.",
  },
  {
    ...{ status: 503, codes: ["unavailable"], title: "Temporarily unavailable" },
    text: "Try again after `Retry-After` seconds.",
  },
];

const ALWAYS = [400, 401, 403, 404, 406, 429, 503];

/** The refusals of one operation, as pointers to what they all have in common. */
export function refusalsOf({
  method,
  body,
  precondition,
}: Pick<Route, "method" | "body" | "precondition">): JsonObject {
  const statuses = [
    ...ALWAYS,
    ...(method === "GET" ? [] : [409]),
    ...(body === "none" ? [] : [413, 415, 422]),
    ...(precondition === undefined ? [] : [412, 428]),
  ].toSorted((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/error-${status}` }]),
  );
}

/** What the document says once of each refusal. */
export const errorResponses = (): JsonObject =>
  Object.fromEntries(REFUSALS.map((refusal) => [`error-${refusal.status}`, response(refusal)]));

function response({ status, text, codes, title }: Refusal): JsonObject {
  const headers = ["X-Request-Id", ...(HEADERS[status] ?? [])];
  return {
    description: `${text} Codes: ${codes.map((code) => `\`${code}\``).join(", ")}.`,
    headers: Object.fromEntries(
      headers.map((name): [string, Json] => [name, { $ref: `#/components/headers/${name}` }]),
    ),
    content: {
      [JSON_API]: {
        schema: schemaRef("errors"),
        example: {
          errors: [
            {
              ...{ status: String(status), code: codes[0] ?? "", title, detail: text },
              meta: { level: "error", requestId: "5f0c9d1e-2b7a-4c3e-8d6f-1a2b3c4d5e6f" },
            },
          ],
        },
      },
    },
  };
}

const HEADERS: Readonly<Record<number, readonly string[]>> = {
  401: ["WWW-Authenticate"],
  429: ["Retry-After", "RateLimit", "RateLimit-Policy"],
  503: ["Retry-After"],
};
