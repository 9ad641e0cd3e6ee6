import { cspReportSchemas, readViolations } from "@/lib/client-errors/csp-report.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { answerReport } from "./answer-report.ts";
import { readReport } from "./read-report.ts";
import { recordReports } from "./record-reports.ts";
import { limitAddress } from "./report-limiter.ts";
import { reportSender } from "./report-sender.ts";

const TYPES = ["application/csp-report", "application/reports+json"] as const;

/** POST /api/csp-reports: what the Content Security Policy refused, told by the browser itself. */
export const cspReportsDoor = (request: Request): Promise<Response> =>
  answerReport(request, async () => {
    const sender = await reportSender(request.headers, "if-any");
    await limitAddress(sender.address);
    const { type, value } = await readReport(request, TYPES);
    const reports = readViolations(parseInput(cspReportSchemas[type], value), sender.from);
    await recordReports(reports, sender, request.headers.get("cookie"));
  });
