import { Conflict } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadRole } from "./load-role.ts";
import { removeRole } from "./repository.ts";
import { roleIdInput } from "./role-input.ts";
import { selectHolders, type StoredRole } from "./role-reads.ts";

/**
 * Deletes a role that nobody holds; policies that were attached to it stay.
 * @throws Conflict for a role of the system, and while members or domains hold it or a role contains
 * it; NotFound.
 */
export const deleteRole = defineMutation({
  action: "delete",
  inTurn: true,
  proven: true,
  collection: "roles",
  input: roleIdInput,
  load: (scope, { id }: { id: string }, permit) => loadRole(scope, { id }, permit),
  async run({ scope, loaded: { role }, permit }): Promise<void> {
    if (role.system) throw new Conflict("A role of the system stays.");
    const { containedIn } = await selectHolders(scope, role.id);
    requireUnused(role, containedIn.length);
    await removeRole(scope, permit);
  },
  audit: ({ loaded: { role } }) => ({
    action: "role.delete",
    collection: "roles",
    subjectId: role.id,
    summary: `Deleted the role «${role.name}»`,
    detail: {
      before: {
        ...{ slug: role.slug, name: role.name, description: role.description },
        contains: role.contains.map(({ slug }) => slug),
        policies: role.policies.map(({ id }) => id),
      },
    },
  }),
});

function requireUnused({ memberCount, domainCount }: StoredRole, containers: number): void {
  const uses = [
    ...(memberCount === 0 ? [] : [counted(memberCount, "member")]),
    ...(domainCount === 0 ? [] : [counted(domainCount, "domain")]),
    ...(containers === 0 ? [] : [counted(containers, "role")]),
  ];
  if (uses.length === 0) return;
  throw new Conflict(`Still in use by ${uses.join(" and ")}. Take it away from them first.`);
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;
