import { Conflict } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadMember } from "./load-member.ts";
import { memberIdInput } from "./member-input.ts";
import { deleteMember } from "./repository.ts";

/**
 * Takes a person out of the organization, with their roles, policies and static tokens here; works
 * at their next request. What they made stays, and so does the person.
 * @throws Conflict for oneself (S-93) and for the last Admin; Forbidden for an Admin, unless one is
 * an Admin; NotFound.
 */
export const removeMember = defineMutation({
  action: "delete",
  inTurn: true,
  proven: true,
  collection: "users",
  input: memberIdInput,
  load: (scope, { id }: { id: string }, permit) => loadMember(scope, { id }, permit),
  async run({ scope, loaded: { member }, permit }): Promise<void> {
    if (member.self) throw new Conflict("You cannot remove yourself. Another Admin can.");
    await deleteMember(scope, permit);
  },
  audit: ({ loaded: { member } }) => ({
    action: "member.remove",
    collection: "users",
    subjectId: member.id,
    summary: `Removed ${member.email}`,
    detail: {
      before: {
        ...{ email: member.email, name: member.name, status: member.status },
        roles: member.roles.map(({ slug }) => slug),
        policies: member.policies.map(({ id }) => id),
      },
    },
  }),
});
