import { z } from "zod";
import type { ClientReport, ReportOrigin } from "./client-report.ts";
import { isNoise } from "./noise.ts";
import { pagePath } from "./page-path.ts";
import { scrub } from "./scrub.ts";

const line = z.number().nullish();
const text = z.string().nullish();

/** @NOTE Browsers decide what else a report holds, so what is unknown is passed over here alone. */
const byReportUri = z.object({
  "csp-report": z.object({
    "document-uri": z.string(),
    "effective-directive": text,
    "violated-directive": text,
    "blocked-uri": text,
    "source-file": text,
    "line-number": line,
    "column-number": line,
  }),
});

const byReportingApi = z.array(
  z.object({
    type: z.string(),
    body: z
      .object({
        documentURL: z.string(),
        effectiveDirective: z.string(),
        blockedURL: text,
        sourceFile: text,
        lineNumber: line,
        columnNumber: line,
      })
      .nullish()
      .catch(null),
  }),
);

/** A violation, whichever way the browser tells it. */
type Violation = {
  readonly document: string;
  readonly directive: string;
  readonly blocked: string;
  readonly source: string;
  readonly place: readonly (number | null | undefined)[];
};

const MOST_REPORTS = 20;

const fromReportUri = byReportUri.transform(({ "csp-report": report }): Violation[] => [
  {
    document: report["document-uri"],
    directive: report["effective-directive"] ?? report["violated-directive"] ?? "",
    blocked: report["blocked-uri"] ?? "",
    source: report["source-file"] ?? "",
    place: [report["line-number"], report["column-number"]],
  },
]);

const fromReportingApi = byReportingApi.transform((reports): Violation[] =>
  reports.slice(0, MOST_REPORTS).flatMap(({ type, body }) =>
    type === "csp-violation" && body
      ? [
          {
            document: body.documentURL,
            directive: body.effectiveDirective,
            blocked: body.blockedURL ?? "",
            source: body.sourceFile ?? "",
            place: [body.lineNumber, body.columnNumber],
          },
        ]
      : [],
  ),
);

/** The body of `application/csp-report` (CSP 3 §5.3) and of `application/reports+json`. */
export const cspReportSchemas = {
  "application/csp-report": fromReportUri,
  "application/reports+json": fromReportingApi,
};

/**
 * What is kept of violations: those on pages of this very origin, without what extensions did.
 * Whoever else names this address as theirs is not listened to.
 */
export const readViolations = (
  violations: readonly Violation[],
  from: ReportOrigin,
): ClientReport[] =>
  violations.flatMap((violation) => {
    const { document, source, blocked } = violation;
    if (!URL.canParse(document) || new URL(document).origin !== from.origin) return [];
    return isNoise([source, blocked]) ? [] : [reportOf(violation, from)];
  });

function reportOf(violation: Violation, { origin, browser }: ReportOrigin): ClientReport {
  const directive = scrub(violation.directive.split(/\s/)[0] ?? "", 60) || "unknown";
  const blocked = scrub(violation.blocked.replace(origin, ""), 300) || "something";
  const file = scrub(violation.source.replace(origin, ""), 280);
  const place = violation.place.filter((part) => Number.isSafeInteger(part));
  return {
    kind: "csp",
    message: `${directive} refused ${blocked}`.slice(0, 500),
    source: file === "" ? "" : [file, ...place].join(":").slice(0, 300),
    stack: "",
    page: pagePath(new URL(violation.document).pathname),
    browser,
    directive,
    blocked,
  };
}
