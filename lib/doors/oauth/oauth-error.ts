import { GatehouseError, RateLimited, Unavailable, type ErrorCode } from "@/lib/kernel/errors.ts";
import { statusOf } from "@/lib/kernel/error-document.ts";

/** What OAuth calls a fault at the token endpoint (RFC 6749 §5.2). */
type OAuthCode = "invalid_request" | "invalid_client" | "unsupported_grant_type" | "invalid_scope";

type Kind = {
  readonly status: number;
  readonly code: ErrorCode;
  readonly title: string;
  readonly error: OAuthCode;
};

const kinds = {
  malformed: {
    status: 400,
    code: "oauth-invalid-request",
    title: "Invalid request",
    error: "invalid_request",
  },
  mediaType: {
    status: 415,
    code: "unsupported-media-type",
    title: "Unsupported media type",
    error: "invalid_request",
  },
  tooLarge: { status: 413, code: "too-large", title: "Too large", error: "invalid_request" },
  grant: {
    status: 400,
    code: "oauth-unsupported-grant-type",
    title: "Unsupported grant type",
    error: "unsupported_grant_type",
  },
  scope: {
    status: 400,
    code: "oauth-invalid-scope",
    title: "Invalid scope",
    error: "invalid_scope",
  },
  client: {
    status: 401,
    code: "oauth-invalid-client",
    title: "Unauthorised",
    error: "invalid_client",
  },
} satisfies Record<string, Kind>;

/** A fault of a request for a token. The words hold no quotes, as OAuth's descriptions may not. */
export class OAuthError extends GatehouseError {
  readonly code: ErrorCode;
  readonly status: number;
  readonly title: string;
  readonly error: OAuthCode;
  constructor(kind: keyof typeof kinds, detail: string) {
    super(detail);
    const { code, status, title, error } = kinds[kind];
    this.code = code;
    this.status = status;
    this.title = title;
    this.error = error;
  }
}

/** OAuth's members of an error answer, for whatever was thrown. */
export function oauthWords(error: unknown): { error: string; error_description: string } {
  if (error instanceof OAuthError) {
    return { error: error.error, error_description: error.message };
  }
  if (error instanceof RateLimited || error instanceof Unavailable) {
    return { error: "temporarily_unavailable", error_description: error.message };
  }
  return statusOf(error) < 500
    ? { error: "invalid_request", error_description: "This request is not accepted here." }
    : { error: "server_error", error_description: "Something went wrong on our side." };
}
