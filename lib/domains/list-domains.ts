import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { selectDomains } from "./domain-reads.ts";
import type { DomainSummary } from "./domain.ts";

/** The organization's domains by name, active ones first; ended ones stay in sight. */
export const listDomains = defineQuery({
  action: "read",
  collection: "domains",
  input: z.strictObject({}),
  run: async ({ scope, permit }): Promise<{ domains: readonly DomainSummary[] }> => ({
    domains: await selectDomains(scope, permit),
  }),
});
