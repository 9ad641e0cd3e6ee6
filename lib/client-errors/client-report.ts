import { z } from "zod";
import { CLIENT_ERROR_KINDS } from "./client-error.ts";

/**
 * One report, cleaned and cut: what the database may keep. Whoever makes one has scrubbed its
 * texts (`scrub`).
 */
export const clientReportSchema = z.strictObject({
  kind: z.enum(CLIENT_ERROR_KINDS),
  message: z.string().min(1).max(500),
  source: z.string().max(300),
  stack: z.string().max(2000),
  page: z.string().max(300),
  browser: z.string().max(60),
  directive: z.string().max(60).nullable(),
  blocked: z.string().max(300).nullable(),
});

export type ClientReport = z.infer<typeof clientReportSchema>;

/** Where a report comes from, as the door knows it. */
export type ReportOrigin = {
  /** Scheme, host and port of the page: `https://acme.example.com`. */
  readonly origin: string;
  /** In words, such as «Firefox on Windows». */
  readonly browser: string;
};
