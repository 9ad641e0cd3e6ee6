import { z } from "zod";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { readPolicyState } from "./read-policy-state.ts";
import { requireWholeRights } from "./whole-right.ts";

/**
 * All roles and policies, held for the length of the transaction: nobody else changes one until it
 * ends. For whoever may change all of them.
 * @throws Forbidden for whoever may not.
 */
export const holdPolicyState = defineQuery({
  action: "read",
  collection: "policies",
  input: z.strictObject({}),
  run: async ({ scope }) => {
    await holdRights(scope, { action: "read", collection: "policies" });
    requireWholeRights(scope, ["read", "create", "update", "delete"]);
    return readPolicyState(scope);
  },
});
