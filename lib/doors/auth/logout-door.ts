import { endProgramSession } from "@/lib/auth/program-session.ts";
import { environment } from "@/lib/kernel/env.ts";
import { errorResponse } from "../api/error-response.ts";
import { programRequest } from "./program-request.ts";
import { refreshSchema } from "./refresh-door.ts";

/**
 * POST /api/v1/auth/logout: ends the session of a refresh token, and with it every token of it.
 * Answers 204 also for a token that is none (RFC 7009 §2.2): afterwards it is worthless either way.
 */
export async function logoutDoor(request: Request): Promise<Response> {
  try {
    const { form, organizationId, requestId } = await programRequest(request, refreshSchema);
    const { GATEHOUSE_SECRET: secret } = environment();
    await endProgramSession(form.refresh_token, { organizationId, requestId, secret });
    return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}
