import type { JsonObject } from "@/lib/kernel/json.ts";
import { errorResponses } from "./errors.ts";
import { COMMON_PARAMETERS } from "./parameters.ts";

const header = (description: string): JsonObject => ({ description, schema: { type: "string" } });

const errorSchema: JsonObject = {
  type: "object",
  required: ["status", "code", "title", "detail", "meta"],
  properties: {
    status: { type: "string" },
    code: { type: "string", description: "Stable. docs/errors.md lists all of them." },
    title: { type: "string" },
    detail: { type: "string" },
    source: {
      type: "object",
      properties: {
        pointer: { type: "string", description: "JSON pointer into the body." },
        parameter: { type: "string", description: "Name of a query parameter." },
        header: { type: "string" },
      },
    },
    meta: {
      type: "object",
      required: ["level", "requestId"],
      properties: { level: { const: "error" }, requestId: { type: "string" } },
    },
  },
};

/** What all operations share: pointers lead here. */
export const COMMON = {
  schemas: {
    errors: {
      type: "object",
      required: ["errors"],
      properties: { errors: { type: "array", minItems: 1, items: errorSchema } },
    },
  } satisfies JsonObject,
  parameters: COMMON_PARAMETERS,
  responses: errorResponses(),
  headers: {
    ETag: header(
      "The state of the answer: send it back as `If-None-Match` to be told that it is the same, an entry's as `If-Match` to change it.",
    ),
    Location: header("Where it stands."),
    "X-Request-Id": header("Random; also in errors and in our log."),
    "Retry-After": header("Seconds to wait before the next try."),
    "WWW-Authenticate": header("The scheme that the address takes."),
    RateLimit: header("The policy that is nearest to its limit: what is left, and when it renews."),
    "RateLimit-Policy": header("The policies that apply: how many requests in how many seconds."),
  } satisfies JsonObject,
  securitySchemes: {
    oauth2: {
      type: "oauth2",
      description: "A partner's domain: its host name and API key become a token for an hour.",
      flows: { clientCredentials: { tokenUrl: "/api/oauth/token", scopes: {} } },
    },
    bearer: {
      type: "http",
      scheme: "bearer",
      description: "A token of a domain or a member, or a static token of a member.",
    },
    session: {
      type: "apiKey",
      in: "cookie",
      name: "__Host-gatehouse.session",
      description: "Somebody signed in to the dashboard, from a page of the same origin.",
    },
  } satisfies JsonObject,
};

/** Any one of the three. */
export const security: JsonObject[] = [{ oauth2: [] }, { bearer: [] }, { session: [] }];
