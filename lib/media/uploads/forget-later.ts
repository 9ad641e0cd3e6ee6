import { z } from "zod";
import { idSchema, type OrganizationId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sendJob } from "@/lib/tenancy/send-job.ts";
import { forgetStaged } from "./staging.ts";

export const FORGET_TASK = "upload-forget";

/** Has the bytes of an upload forgotten that a deed has taken, once the deed is committed. */
export const forgetLater = (scope: Scope, id: string): Promise<void> =>
  sendJob(scope, {
    task: FORGET_TASK,
    key: `${FORGET_TASK}:${id}`,
    payload: { organizationId: scope.organizationId, id },
    runAt: new Date(scope.clock()),
  });

const jobSchema = z.strictObject({ organizationId: idSchema<OrganizationId>(), id: z.uuid() });

/** @NOTE On another machine there is nothing to forget; there they are swept. */
export async function forgetUploaded(payload: unknown): Promise<void> {
  const { organizationId, id } = jobSchema.parse(payload);
  await forgetStaged(organizationId, id);
}
