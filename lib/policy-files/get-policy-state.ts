import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { readPolicyState } from "./read-policy-state.ts";
import { requireWholeRights } from "./whole-right.ts";

/**
 * All roles and policies, as a file would say them.
 * @throws Forbidden for whoever may read some alone.
 */
export const getPolicyState = defineQuery({
  action: "read",
  collection: "policies",
  input: z.strictObject({}),
  run: ({ scope }) => {
    requireWholeRights(scope, ["read"]);
    return readPolicyState(scope);
  },
});
