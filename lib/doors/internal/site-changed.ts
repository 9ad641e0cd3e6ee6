import { z } from "zod";
import { forgetSite } from "../announce.ts";
import { errorResponse } from "../api/error-response.ts";
import { passHmacGate } from "@/lib/gates/hmac/hmac-gate.ts";
import { systemJudging } from "@/lib/gates/hmac/verify.ts";
import { fromUtf8 } from "@/lib/kernel/bytes.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { idSchema, type OrganizationId } from "@/lib/kernel/ids.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { requireStamp } from "../stamp.ts";

const bodySchema = z.strictObject({ organizationId: idSchema<OrganizationId>() });

/**
 * The system tells its server, from another process, that an organization's content changed:
 * cached pages expire at once. Answers 204.
 */
export async function siteChanged(request: Request): Promise<Response> {
  try {
    const stamp = await requireStamp(request.headers, { surface: "internal", method: "POST" });
    const judging = systemJudging(environment(), systemClock());
    const body = await passHmacGate(request, stamp, judging);
    const { organizationId } = parseInput(bodySchema, readJson(body));
    forgetSite(organizationId);
    return new Response(null, { status: 204 });
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body));
  } catch {
    throw new Invalid("The body is not JSON.");
  }
}
