import { z } from "zod";
import { wholeRows } from "@/lib/query/table-source.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { memberModel } from "./member-model.ts";
import { selectMembers } from "./member-reads.ts";
import type { MemberSummary } from "./member.ts";

/** The organization's members by name, with their direct roles and policies. */
export const listMembers = defineQuery({
  action: "read",
  collection: "users",
  input: z.strictObject({}),
  run: async ({ scope, permit }): Promise<{ members: readonly MemberSummary[] }> => ({
    members: await selectMembers(scope, wholeRows(scope, memberModel, permit.cases)),
  }),
});
