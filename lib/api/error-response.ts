import { errorDocument, errorHeaders, statusOf } from "@/lib/kernel/error-document.ts";
import { NoRoom } from "@/lib/kernel/request-errors.ts";
import { log } from "@/lib/kernel/log.ts";
import { textResponse } from "@/lib/kernel/text-response.ts";

/** The JSON:API answer of any thrown value; what was not expected is logged under its request id. */
export function errorResponse(error: unknown, requestId: string): Response {
  const status = statusOf(error);
  if (status >= 500 && !(error instanceof NoRoom))
    log.error("API request failed", { requestId, error });
  return textResponse(JSON.stringify(errorDocument(error, requestId)), {
    status,
    headers: {
      "Content-Type": "application/vnd.api+json",
      "Cache-Control": "no-store, no-cache",
      Vary: "Accept",
      ...errorHeaders(error),
    },
  });
}
