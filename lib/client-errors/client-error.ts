import { z } from "zod";

/** A script that failed, or something that the Content Security Policy refused (`csp`). */
export const CLIENT_ERROR_KINDS = ["error", "csp"] as const;
export const CLIENT_ERROR_STATUSES = ["open", "resolved"] as const;

export type ClientErrorKind = (typeof CLIENT_ERROR_KINDS)[number];
export type ClientErrorStatus = (typeof CLIENT_ERROR_STATUSES)[number];

/** Errors of browsers that are alike, as one. Instants are ISO 8601 texts. */
export type ClientError = {
  readonly id: string;
  readonly kind: ClientErrorKind;
  readonly status: ClientErrorStatus;
  readonly message: string;
  /** File, line and column; empty when unknown. */
  readonly source: string;
  /** The first frames, one a line. */
  readonly stack: string;
  /** Path of the page it happened on first, without its query. */
  readonly page: string;
  /** In words, such as «Firefox on Windows». */
  readonly browser: string;
  /** Of a violation: the directive that refused, and what it refused. */
  readonly directive: string | null;
  readonly blocked: string | null;
  readonly count: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
};

/** A place in the list: when an error was last seen and, within a millisecond, its id. */
export const clientErrorCursorSchema = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/,
    "No such place in the list.",
  )
  .refine((text) => !Number.isNaN(Date.parse(text.split("_")[0] ?? "")), "No such instant.");

/** An error as it is stored. */
export type StoredClientError = Omit<ClientError, "firstSeenAt" | "lastSeenAt"> & {
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
};

/** A stored row as people and programs read it. */
export const clientErrorOf = (row: StoredClientError): ClientError => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  message: row.message,
  source: row.source,
  stack: row.stack,
  page: row.page,
  browser: row.browser,
  directive: row.directive,
  blocked: row.blocked,
  count: row.count,
  firstSeenAt: row.firstSeenAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
});
