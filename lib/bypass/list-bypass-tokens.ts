import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { listTokens, type BypassTokenRow } from "./repository.ts";

/** A token, and whether it has ended by itself. */
export type ListedBypassToken = BypassTokenRow & { readonly isOver: boolean };

/** The website's bypass tokens, those past their end too until somebody revokes them. */
export const listBypassTokens = defineQuery({
  action: "read",
  collection: "site",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<{ tokens: readonly ListedBypassToken[] }> => {
    const now = scope.clock();
    const rows = await listTokens(scope);
    return { tokens: rows.map((row) => ({ ...row, isOver: row.expiresAt.getTime() <= now })) };
  },
});
