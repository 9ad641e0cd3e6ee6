import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { listTokens, type BypassTokenRow } from "./repository.ts";

/** The website's bypass tokens, those past their end too until somebody revokes them. */
export const listBypassTokens = defineQuery({
  action: "read",
  collection: "site",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<{ tokens: readonly BypassTokenRow[] }> => ({
    tokens: await listTokens(scope),
  }),
});
