import { z } from "zod";
import { idSchema, type OrganizationId } from "@/lib/kernel/ids.ts";
import { sweepBytes } from "@/lib/media/storage/sweep-bytes.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Worker } from "./fire-due.ts";

const jobSchema = z.strictObject({
  organizationId: idSchema<OrganizationId>(),
  digest: z.string(),
});

/** Takes bytes away that were those of a deleted file, where no other has the same. */
export async function sweepUnused(payload: unknown, worker: Worker): Promise<void> {
  const { organizationId, digest } = jobSchema.parse(payload);
  const principal = { kind: "system", organizationId, purpose: "media" } as const;
  await runUseCase(sweepBytes, { digest }, { ...worker, principal });
}
