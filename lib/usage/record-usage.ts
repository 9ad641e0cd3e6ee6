import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { addUsage } from "./repository.ts";
import { usageCountSchema } from "./usage-count.ts";

/**
 * Adds to what an organization's domains have done, and notes when each was used last. The system
 * does it; requests have no line in the ledger.
 */
export const recordUsage = defineMutation({
  action: "update",
  collection: "domains",
  input: z.strictObject({ counts: z.array(usageCountSchema).max(20_000) }),
  run: ({ scope, permit, input }) => addUsage(scope, permit, input.counts),
  audit: () => null,
});
