import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";

const count = z.strictObject({ create: z.int(), change: z.int(), delete: z.int() });

export type ApplyCounts = z.infer<typeof count>;

/** Writes into the ledger that a file was applied; what it did stands there line by line. */
export const recordApply = defineMutation({
  action: "update",
  collection: "policies",
  input: z.strictObject({ roles: count, policies: count }),
  run: () => Promise.resolve({}),
  audit: ({ input: { roles, policies } }) => ({
    action: "policy-file.apply",
    collection: "policies",
    subjectId: null,
    summary: `Applied a policy file: ${told("policies", policies)}; ${told("roles", roles)}`,
    detail: { roles, policies },
  }),
});

const told = (what: string, { create, change, delete: removed }: ApplyCounts): string =>
  `${what} ${create} made, ${change} changed, ${removed} removed`;
