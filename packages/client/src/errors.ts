/** One thing that is wrong, as the API words it. */
export type ErrorObject = {
  readonly status: string;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly source?: { readonly pointer?: string; readonly parameter?: string; header?: string };
  readonly meta?: { readonly level?: string; readonly requestId?: string };
};

/** What the API answered in place of what was asked for. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  /** Stable, listed in the product's docs/errors.md; `unreadable` where the answer was none of it. */
  readonly code: string;
  /** Under this the operator finds the request in the log. */
  readonly requestId: string | null;
  /** The error document's `errors`, at least one. */
  readonly errors: readonly ErrorObject[];
  /** Milliseconds after which another try makes sense, where the API said so. */
  readonly retryAfter: number | null;
  /** How often it was tried. */
  readonly attempts: number;

  constructor(answer: {
    status: number;
    errors: readonly ErrorObject[];
    retryAfter: number | null;
    attempts: number;
  }) {
    const [first] = answer.errors;
    super(first?.detail ?? `The API answered ${answer.status}.`);
    this.status = answer.status;
    this.code = first?.code ?? "unreadable";
    this.requestId = first?.meta?.requestId ?? null;
    this.errors = answer.errors;
    this.retryAfter = answer.retryAfter;
    this.attempts = answer.attempts;
  }
}

/** Nothing answered: no network, no such host, too slow, or stopped by the caller's signal. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
  readonly attempts: number;

  constructor(cause: unknown, attempts: number) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The API could not be reached: ${reason}`, { cause });
    this.attempts = attempts;
  }
}

/** The error of an answer that is none of what was asked for. Reads its body. */
export async function apiErrorOf(
  response: Response,
  { attempts, now }: { attempts: number; now: number },
): Promise<ApiError> {
  return new ApiError({
    status: response.status,
    errors: errorsIn(await response.text().catch(() => "")),
    retryAfter: retryAfterOf(response, now),
    attempts,
  });
}

/** Milliseconds of `Retry-After`, in seconds or as a date (RFC 9110 §10.2.3); null without one. */
export function retryAfterOf({ headers }: Response, now: number): number | null {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function errorsIn(body: string): ErrorObject[] {
  try {
    const found: unknown = JSON.parse(body);
    const errors = (found as { errors?: unknown } | null)?.errors;
    return Array.isArray(errors) ? (errors as ErrorObject[]) : [];
  } catch {
    return [];
  }
}
