import type { LimitState } from "./limit-state.ts";

/**
 * Typed errors of the whole house. A use case throws one of these; `statusOf` is the only place
 * that maps them to HTTP, so a code means the same behind every door. Codes are listed in
 * docs/errors.md and are stable.
 */
export type ErrorCode =
  | "malformed-request"
  | "malformed-body"
  | "invalid-parameter"
  | "invalid-header"
  | "method-not-allowed"
  | "address-too-long"
  | "not-found"
  | "not-acceptable"
  | "unsupported-media-type"
  | "precondition-required"
  | "idempotency-key-reused"
  | "forbidden"
  | "proof-required"
  | "unauthenticated"
  | "second-step-required"
  | "factor-required"
  | "invalid"
  | "conflict"
  | "confirmation-required"
  | "stale"
  | "too-large"
  | "locked"
  | "rate-limited"
  | "no-room"
  | "unavailable"
  | "api-auth-token-invalid"
  | "organization-required"
  | "oauth-invalid-request"
  | "oauth-invalid-client"
  | "oauth-invalid-scope"
  | "oauth-unsupported-grant-type"
  | "scim-invalid"
  | "graphql-invalid"
  | "graphql-too-complex";

/** Where in the input an error sits: a JSON pointer (RFC 6901) or a query parameter's name. */
export type ErrorSource = { pointer: string } | { parameter: string } | { header: string };

/** One thing that is wrong with an input, to be shown beside the field it concerns. */
export type Issue = { readonly path: readonly (string | number)[]; readonly message: string };

export abstract class GatehouseError extends Error {
  abstract readonly code: ErrorCode;
  abstract readonly status: number;
  abstract readonly title: string;
  /** The one place of the request that is wrong; null when it concerns all of it. */
  readonly source: ErrorSource | null;
  constructor(detail?: string, options: { cause?: unknown; source?: ErrorSource } = {}) {
    super(detail, "cause" in options ? { cause: options.cause } : undefined);
    this.source = options.source ?? null;
  }
}

/** The thing does not exist, or the caller may not know that it does (404). */
export class NotFound extends GatehouseError {
  readonly code = "not-found";
  readonly status = 404;
  readonly title = "Not found";
  constructor(detail = "There is nothing here that you may see.", source?: ErrorSource) {
    super(detail, source === undefined ? {} : { source });
  }
}

/** The caller is known and may see the thing, but not do this to it (403). */
export class Forbidden extends GatehouseError {
  readonly code = "forbidden";
  readonly status = 403;
  readonly title = "Forbidden";
  constructor(detail = "You do not have permission to do this.", source?: ErrorSource) {
    super(detail, source === undefined ? {} : { source });
  }
}

/** The caller may do it, and must first prove anew who they are; the same again is then done (403). */
export class ProofRequired extends GatehouseError {
  readonly code = "proof-required";
  readonly status = 403;
  readonly title = "Confirm that it is you";
}

type UnauthenticatedCode =
  "unauthenticated" | "api-auth-token-invalid" | "second-step-required" | "factor-required";

/** No gate admitted the caller (401). The detail never says which part failed. */
export class Unauthenticated extends GatehouseError {
  readonly code: UnauthenticatedCode;
  readonly status = 401;
  readonly title = "Unauthorised";
  constructor(detail = "Sign in to continue.", code: UnauthenticatedCode = "unauthenticated") {
    super(detail);
    this.code = code;
  }
}

/**
 * This organization asks its members for a second factor, and this one is past their days of grace
 * (401, in the manner of RFC 9470). Elsewhere they are who they were.
 */
export class FactorRequired extends Unauthenticated {
  constructor() {
    super(
      "This organization asks for a second factor. Set one up on your own page, under Security.",
      "factor-required",
    );
  }
}

/** The input breaks a rule (422); `issues` names each broken place. */
export class Invalid extends GatehouseError {
  readonly code = "invalid";
  readonly status = 422;
  readonly title = "Invalid input";
  readonly issues: readonly Issue[];
  constructor(detail: string, issues: readonly Issue[] = []) {
    super(detail);
    this.issues = issues;
  }
}

/** The input clashes with something that exists, such as a taken slug (409). */
export class Conflict extends GatehouseError {
  readonly code = "conflict";
  readonly status = 409;
  readonly title = "Conflict";
  readonly issues: readonly Issue[];
  constructor(detail: string, issues: readonly Issue[] = []) {
    super(detail);
    this.issues = issues;
  }
}

/** It can be done, and is rarely meant: the same again, confirmed, is done (409). */
export class ConfirmationRequired extends GatehouseError {
  readonly code = "confirmation-required";
  readonly status = 409;
  readonly title = "Confirmation required";
}

/** Somebody else saved first: the revision the caller worked from is no longer current (412). */
export class Stale extends GatehouseError {
  readonly code = "stale";
  readonly status = 412;
  readonly title = "Changed by someone else";
  constructor(detail = "Somebody else saved this in the meantime.") {
    super(detail);
  }
}

/** The body or value exceeds its limit (413). */
export class TooLarge extends GatehouseError {
  readonly code = "too-large";
  readonly status = 413;
  readonly title = "Too large";
}

/** Too many tries (429); `retryAfter` is in whole seconds, `limit` is the policy that refused. */
export class RateLimited extends GatehouseError {
  readonly code = "rate-limited";
  readonly status = 429;
  readonly title = "Too many requests";
  readonly retryAfter: number;
  readonly limit: LimitState | null;
  constructor(
    retryAfter: number,
    detail = "Too many tries. Wait a little and try again.",
    limit: LimitState | null = null,
  ) {
    // @NOTE Who hammers on is answered as cheaply as can be; where it was refused nobody asks.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(detail);
    Error.stackTraceLimit = stackTraceLimit;
    this.retryAfter = retryAfter;
    this.limit = limit;
  }
}

/** Something this answer needs is out of reach for now (503). */
export class Unavailable extends GatehouseError {
  readonly code = "unavailable";
  readonly status = 503;
  readonly title = "Temporarily unavailable";
  readonly retryAfter = 5;
  constructor(
    detail = "The service is temporarily unavailable. Try again in a moment.",
    cause?: unknown,
  ) {
    super(detail, cause === undefined ? {} : { cause });
  }
}
