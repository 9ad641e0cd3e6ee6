import { errorResponse } from "../api/error-response.ts";

/**
 * The one answer to every report that could be read, whatever became of it: nobody learns by it
 * who is a member of what, nor how much others report.
 */
export async function answerReport(request: Request, run: () => Promise<void>): Promise<Response> {
  try {
    await run();
    return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}
