import { z } from "zod";
import { renewProgramSession } from "@/lib/auth/renew-program-session.ts";
import { environment } from "@/lib/kernel/env.ts";
import { answerJson } from "../guest/answer.ts";
import { programRequest } from "./program-request.ts";
import { tokenAnswer } from "./token-answer.ts";

/** What a program sends that renews its tokens or signs out. */
export const refreshSchema = z.strictObject({ refresh_token: z.string().min(1).max(200) });

/**
 * POST /api/v1/auth/refresh: a refresh token in, another and a new access token out. Each is good
 * once.
 */
export const refreshDoor = (request: Request): Promise<Response> =>
  answerJson(request, async () => {
    const { form, organizationId, requestId } = await programRequest(request, refreshSchema);
    const { GATEHOUSE_SECRET: secret } = environment();
    const context = { organizationId, requestId, secret };
    return tokenAnswer(await renewProgramSession(form.refresh_token, context));
  });
