import { errorReportSchema, readErrorReport } from "@/lib/client-errors/error-report.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { answerReport } from "./answer-report.ts";
import { readReport } from "./read-report.ts";
import { recordReports } from "./record-reports.ts";
import { limitAddress } from "./report-limiter.ts";
import { reportSender } from "./report-sender.ts";

/** POST /api/client-errors: an error in a browser, told by one of our own pages. */
export const clientErrorsDoor = (request: Request): Promise<Response> =>
  answerReport(request, async () => {
    const sender = await reportSender(request.headers, "exact");
    await limitAddress(sender.address);
    const { value } = await readReport(request, ["application/json"]);
    const report = readErrorReport(parseInput(errorReportSchema, value), sender.from);
    if (report !== null) await recordReports([report], sender, request.headers.get("cookie"));
  });
