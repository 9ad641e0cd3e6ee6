import { passHmacGate } from "@/lib/gates/hmac/hmac-gate.ts";
import { systemJudging } from "@/lib/gates/hmac/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { errorResponse } from "../api/error-response.ts";
import { requireStamp } from "../stamp.ts";

type Answer = (body: Uint8Array) => Response | Promise<Response>;

/** A door for the system's own calls by POST: whatever the wall said, the HMAC gate decides again. */
export const systemCall =
  (answer: Answer) =>
  async (request: Request): Promise<Response> => {
    try {
      const stamp = await requireStamp(request.headers, { surface: "internal", method: "POST" });
      const judging = systemJudging(environment(), systemClock());
      return await answer(await passHmacGate(request, stamp, judging));
    } catch (error) {
      return errorResponse(error, request.headers);
    }
  };
