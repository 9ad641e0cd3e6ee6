import { z } from "zod";
import type { ClientReport, ReportOrigin } from "./client-report.ts";
import { framesOf } from "./frames.ts";
import { isNoise } from "./noise.ts";
import { pagePath } from "./page-path.ts";
import { scrub } from "./scrub.ts";

/** What our own pages send of an error (app/_report). Longer texts are cut, not refused. */
export const errorReportSchema = z.strictObject({
  message: z.string().min(1),
  source: z.string().optional(),
  line: z.number().int().nonnegative().optional(),
  column: z.number().int().nonnegative().optional(),
  stack: z.string().optional(),
  /** Path of the page, with its leading slash. */
  page: z.string().startsWith("/"),
});

export type ErrorReport = z.infer<typeof errorReportSchema>;

/** What is kept of an error; null for what a browser extension did. */
export function readErrorReport(report: ErrorReport, from: ReportOrigin): ClientReport | null {
  const { message, source = "", line, column, stack = "" } = report;
  const frames = framesOf(stack, from.origin);
  if (isNoise([source, ...frames])) return null;
  const file = scrub(source.replace(from.origin, ""), 280);
  const place = [file, line, column].filter((part) => part !== undefined && part !== "");
  return {
    kind: "error",
    message: scrub(message.replaceAll(from.origin, "").replaceAll("\n", " "), 500) || "Error",
    source: file === "" ? "" : place.join(":").slice(0, 300),
    stack: frames
      .slice(0, 8)
      .map((frame) => scrub(frame, 240))
      .join("\n"),
    page: pagePath(report.page),
    browser: from.browser,
    directive: null,
    blocked: null,
  };
}
