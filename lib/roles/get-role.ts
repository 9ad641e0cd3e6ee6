import { readsWhole } from "@/lib/access/reads-whole.ts";
import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { givableRoles } from "./givable-roles.ts";
import { roleIdInput } from "./role-input.ts";
import { roleModel } from "./role-model.ts";
import { selectHolders, selectRole } from "./role-reads.ts";
import type { RoleDetail } from "./role.ts";

/** One role, with which roles contain it and, for readers of members, who holds it. @throws NotFound. */
export const getRole = defineQuery({
  action: "read",
  collection: "roles",
  input: roleIdInput,
  load: async (scope, { id }: { id: string }, permit) => {
    const holding = await admittedCases(scope, roleModel, { permit, id });
    return { id, role: await selectRole(scope, id), holding };
  },
  run: async ({ scope, loaded: { role } }): Promise<RoleDetail> => {
    const givable = await givableRoles(scope, scope, [role.slug]);
    const { members, containedIn } = await selectHolders(scope, role.id);
    const shown = readsWhole(scope, "users") ? members : [];
    return { ...role, containedIn, members: shown, givable: givable.has(role.slug) };
  },
});
