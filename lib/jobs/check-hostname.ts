import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { idSchema, type OrganizationId } from "@/lib/kernel/ids.ts";
import { checkHostname } from "@/lib/site-access/hostnames/check-hostname.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Worker } from "./fire-due.ts";

const jobSchema = z.strictObject({
  organizationId: idSchema<OrganizationId>(),
  hostname: z.string().max(253),
});

/** Looks at a host whose time has come, for the system; one that was given up is left alone. */
export async function checkHostnameDue(payload: unknown, worker: Worker): Promise<void> {
  const { organizationId, hostname } = jobSchema.parse(payload);
  const principal = { kind: "system", organizationId, purpose: "hostnames" } as const;
  try {
    await runUseCase(checkHostname, { hostname }, { ...worker, principal });
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}
