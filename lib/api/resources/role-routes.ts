import { deleteRole } from "@/lib/roles/delete-role.ts";
import { roleModel } from "@/lib/roles/role-model.ts";
import { getRoleResource, listRoleResources } from "@/lib/roles/role-resources.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Route } from "../route.ts";
import { addRole, changeRole } from "./change-role.ts";
import { CONFIRMED } from "./confirmed-field.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const resource = {
  type: "roles",
  summary: "A named set of policies and of other roles; contains roles by slug, policies by id.",
  fields: new Map([...roleModel.fields, ["confirmed", CONFIRMED] as const]),
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listRoleResources, input, caller),
  get: (input, caller) => runUseCase(getRoleResource, input, caller),
};

/** Roles of the organization. */
export const roleRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    create: {
      summary: "Adds a role.",
      run: ({ confirmed: _confirmed, ...input }, caller) => addRole(input, caller),
    },
    update: {
      summary: "Changes a role; its slug stays.",
      precondition: "if-match",
      kept: { slug: "The slug of a role stays: rules and tools name it." },
      run: changeRole,
    },
    remove: {
      summary: "Deletes a role that nobody holds.",
      run: (input, caller) => runUseCase(deleteRole, input, caller),
    },
  }),
];
