import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { memberIdInput } from "./member-input.ts";
import { memberModel } from "./member-model.ts";
import { selectMember } from "./member-reads.ts";
import type { MemberDetail } from "./member.ts";
import { selectReachedRoles } from "./reached-roles.ts";

/** One member, with all roles that they hold at whatever depth. @throws NotFound. */
export const getMember = defineQuery({
  action: "read",
  collection: "users",
  input: memberIdInput,
  load: async (scope, { id }: { id: string }, permit) => {
    const holding = await admittedCases(scope, memberModel, { permit, id });
    return { id, member: await selectMember(scope, id), holding };
  },
  run: async ({ scope, loaded: { member } }): Promise<MemberDetail> => {
    const direct = member.roles.map(({ slug }) => slug);
    return { ...member, reachedRoles: await selectReachedRoles(scope, direct) };
  },
});
