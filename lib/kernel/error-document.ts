import {
  Conflict,
  GatehouseError,
  Invalid,
  RateLimited,
  Unavailable,
  type ErrorSource,
} from "./errors.ts";
import { limitHeaders } from "./limit-state.ts";
import { MethodNotAllowed } from "./request-errors.ts";

/** One member of a JSON:API `errors` array, as contract.md words it. */
export type ErrorObject = {
  readonly status: string;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly source?: ErrorSource;
  readonly meta: { readonly level: "error"; readonly requestId: string };
};

export type ErrorDocument = { readonly errors: readonly ErrorObject[] };

/** What an unexpected failure says outside: nothing of its inside. */
const INTERNAL = {
  status: 500,
  code: "internal",
  title: "Internal error",
  message: "Something went wrong on our side. The request id helps to find it.",
};

/** The HTTP status of any thrown value; 500 for what is not one of our errors. */
export const statusOf = (error: unknown): number =>
  error instanceof GatehouseError ? error.status : INTERNAL.status;

/**
 * The JSON:API document of any thrown value. Never a stack, SQL text or version.
 * @NOTE Its members stand in the order of the wall's own (lib/wall/pages): byte for byte alike, a
 * refusal does not tell how far somebody came.
 */
export function errorDocument(error: unknown, requestId: string): ErrorDocument {
  const known = error instanceof GatehouseError ? error : INTERNAL;
  const common = {
    status: String(known.status),
    code: known.code,
    title: known.title,
  };
  const meta = { level: "error", requestId } as const;
  const issues = error instanceof Invalid || error instanceof Conflict ? error.issues : [];
  if (issues.length === 0) {
    const source = error instanceof GatehouseError && error.source;
    return { errors: [{ ...common, detail: known.message, ...(source ? { source } : {}), meta }] };
  }
  return {
    errors: issues.map(({ path, message }) => ({
      ...common,
      detail: message,
      source: { pointer: path.map((part) => `/${escapePointer(String(part))}`).join("") },
      meta,
    })),
  };
}

/** Headers that the status demands: Retry-After, RateLimit, Allow, WWW-Authenticate. */
export function errorHeaders(error: unknown): Record<string, string> {
  if (error instanceof RateLimited) {
    const limit = error.limit === null ? {} : limitHeaders(error.limit);
    return { "Retry-After": String(error.retryAfter), ...limit };
  }
  if (error instanceof Unavailable) return { "Retry-After": String(error.retryAfter) };
  if (error instanceof MethodNotAllowed) return { Allow: error.allow.join(", ") };
  return statusOf(error) === 401 ? { "WWW-Authenticate": 'Bearer realm="gatehouse"' } : {};
}

/** RFC 6901 §3. */
const escapePointer = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");
