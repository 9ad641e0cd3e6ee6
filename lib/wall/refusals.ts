import type { ErrorCode } from "@/lib/kernel/errors.ts";

/** Everything the wall refuses by itself, as people and programs read it. */
export type Refusal = {
  readonly status: number;
  readonly code: ErrorCode;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Record<string, string>;
};

/** RFC 6750 §3: without a token only the scheme is named, with a bad one the error too. */
const askForToken = { "www-authenticate": 'Bearer realm="gatehouse"' };
const tokenRefused = { "www-authenticate": 'Bearer realm="gatehouse", error="invalid_token"' };

/** RFC 9110 §15.5.2 asks for a challenge with every 401; browsers pass over a scheme they lack. */
export const askForSignIn = { "www-authenticate": 'Cookie realm="gatehouse"' };

/** @NOTE One wording for a missing, malformed, stale and foreign credential (S-11). */
const unauthorised: Refusal = {
  status: 401,
  code: "api-auth-token-invalid",
  title: "Unauthorised",
  detail: "Invalid or expired JWT provided to API route.",
};

export const refusals = {
  "no-token": { ...unauthorised, headers: askForToken },
  "bad-token": { ...unauthorised, headers: tokenRefused },
  "no-session": {
    status: 401,
    code: "unauthenticated",
    title: "Unauthorised",
    detail: "Sign in to continue.",
    headers: askForSignIn,
  },
  "no-access": {
    status: 401,
    code: "unauthenticated",
    title: "Unauthorised",
    detail: "This website is not open to everyone.",
    headers: askForSignIn,
  },
  "read-only": {
    status: 403,
    code: "forbidden",
    title: "Read only",
    detail: "Visitors of this website can read it, but change nothing.",
  },
  "foreign-origin": {
    status: 403,
    code: "forbidden",
    title: "Refused",
    detail: "This request was sent by another website.",
  },
  "not-here": {
    status: 404,
    code: "not-found",
    title: "Not found",
    detail: "There is nothing at this address.",
  },
  "unknown-host": {
    status: 404,
    code: "not-found",
    title: "No website here",
    detail: "No website is published under this name.",
  },
  method: {
    status: 405,
    code: "method-not-allowed",
    title: "Not possible",
    detail: "This address does not accept this kind of request.",
    headers: { allow: "GET, HEAD" },
  },
  malformed: {
    status: 400,
    code: "malformed-request",
    title: "Not a valid address",
    detail: "This address is written in a way that is not accepted here.",
  },
  "too-large": {
    status: 413,
    code: "too-large",
    title: "Too large",
    detail: "This is more than can be sent here at once. Shorten it, or divide it in two.",
  },
  "too-long": {
    status: 414,
    code: "address-too-long",
    title: "Address too long",
    detail: "The address is longer than any this service uses.",
  },
  unavailable: {
    status: 503,
    code: "unavailable",
    title: "Temporarily unavailable",
    detail: "This website cannot be reached for the moment. Please try again shortly.",
    headers: { "retry-after": "5" },
  },
} satisfies Record<string, Refusal>;

/** Why the wall refuses. */
export type Reason = keyof typeof refusals;
