import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadMember } from "./load-member.ts";
import { memberIdInput } from "./member-input.ts";
import { saveAcceptance } from "./repository.ts";

/**
 * Makes an invited person a member who came in by the organization's own provider. For the system alone,
 * once the provider has vouched for their address and they have no other way in.
 * @throws Forbidden for anybody but the system; NotFound for whoever is not invited any more.
 */
export const welcomeMember = defineMutation({
  action: "update",
  inTurn: true,
  collection: "users",
  input: memberIdInput,
  load: (scope, { id }: { id: string }, permit) => loadMember(scope, { id }, permit),
  async run({ scope, permit }): Promise<void> {
    if (scope.principal.kind !== "system") throw new Forbidden();
    if (!(await saveAcceptance(scope, permit))) throw new NotFound();
  },
  audit: ({ loaded: { member } }) => ({
    action: "member.join",
    collection: "users",
    subjectId: member.id,
    summary: `${member.email} came in by the organization's provider`,
  }),
});
