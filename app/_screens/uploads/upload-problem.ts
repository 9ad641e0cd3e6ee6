import type { DetailedError } from "tus-js-client";

/** @NOTE What is refused for good; any other answer may be another one in a moment. */
const WORDS: Readonly<Record<number, string>> = {
  401: "You are signed out. Sign in again, then try again.",
  403: "You may not upload files here.",
  404: "You may not upload files here.",
  413: "This file is too large.",
  415: "Files of this kind are not accepted.",
  507: "There is no room left for files in this organization.",
};

const LATER = new Set([408, 409, 423, 425, 429]);

/** Whether the same request may go well in a moment: no answer came, or one that says «not now». */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  return status === null || LATER.has(status) || (status >= 500 && status !== 507);
}

/** What went wrong with an upload: as the server words it, otherwise by its status. */
export function uploadProblem(error: unknown): string {
  const status = statusOf(error);
  const told = detailIn(bodyOf(error));
  return told ?? (status === null ? undefined : WORDS[status]) ?? "The upload failed. Try again.";
}

const responseOf = (error: unknown) =>
  error instanceof Error && "originalResponse" in error
    ? (error as DetailedError).originalResponse
    : null;

/** @NOTE A request that was never answered has the status 0 in browsers. */
function statusOf(error: unknown): number | null {
  const status = responseOf(error)?.getStatus() ?? 0;
  return status === 0 ? null : status;
}

const bodyOf = (error: unknown): string => responseOf(error)?.getBody() ?? "";

/** The detail of the first error of an error document (docs/errors.md). */
function detailIn(body: string): string | undefined {
  try {
    const read = JSON.parse(body) as { errors?: { detail?: unknown }[] } | null;
    const detail = read?.errors?.[0]?.detail;
    return typeof detail === "string" ? detail : undefined;
  } catch {
    return undefined;
  }
}
