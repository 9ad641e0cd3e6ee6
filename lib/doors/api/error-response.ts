import { errorResponse as apiErrorResponse } from "@/lib/api/error-response.ts";

type ReadableHeaders = { get(name: string): string | null };

/** The JSON:API answer of any thrown value, under the request id that the wall gave. */
export const errorResponse = (error: unknown, headers: ReadableHeaders): Response =>
  apiErrorResponse(error, headers.get("x-gatehouse-request-id") ?? "");
