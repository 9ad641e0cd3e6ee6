import { z } from "zod";
import { wholeRows } from "@/lib/query/table-source.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { givableRoles } from "./givable-roles.ts";
import { roleModel } from "./role-model.ts";
import { selectRoles } from "./role-reads.ts";
import type { RoleSummary } from "./role.ts";

/** The organization's roles by name, the system's last, with what they contain and hold. */
export const listRoles = defineQuery({
  action: "read",
  collection: "roles",
  input: z.strictObject({}),
  run: async ({ scope, permit }): Promise<{ roles: readonly RoleSummary[] }> => {
    const roles = await selectRoles(scope, wholeRows(scope, roleModel, permit.cases));
    const givable = await givableRoles(
      scope,
      scope,
      roles.map(({ slug }) => slug),
    );
    return { roles: roles.map((role) => ({ ...role, givable: givable.has(role.slug) })) };
  },
});
