import { z } from "zod";
import { fromUtf8 } from "@/lib/kernel/bytes.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { idSchema, type OrganizationId } from "@/lib/kernel/ids.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { forgetSite } from "../announce.ts";
import { systemCall } from "./system-call.ts";

const bodySchema = z.strictObject({ organizationId: idSchema<OrganizationId>() });

/**
 * The system tells its server, from another process, that an organization's content changed:
 * cached pages expire at once. Answers 204.
 */
export const siteChanged = systemCall((body) => {
  const { organizationId } = parseInput(bodySchema, readJson(body));
  forgetSite(organizationId);
  return new Response(null, { status: 204 });
});

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body));
  } catch {
    throw new Invalid("The body is not JSON.");
  }
}
