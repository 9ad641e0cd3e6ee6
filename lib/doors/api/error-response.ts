import { errorDocument, errorHeaders, statusOf } from "@/lib/kernel/error-document.ts";
import { log } from "@/lib/kernel/log.ts";

type ReadableHeaders = { get(name: string): string | null };

/** The JSON:API answer of any thrown value; what was not expected is logged under its request id. */
export function errorResponse(error: unknown, headers: ReadableHeaders): Response {
  const requestId = headers.get("x-gatehouse-request-id") ?? "";
  const status = statusOf(error);
  if (status >= 500) log.error("API request failed", { requestId, error });
  return Response.json(errorDocument(error, requestId), {
    status,
    headers: {
      "Content-Type": "application/vnd.api+json",
      "Cache-Control": "no-store, no-cache",
      ...errorHeaders(error),
    },
  });
}
