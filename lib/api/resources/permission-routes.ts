import { createPermission } from "@/lib/policies/create-permission.ts";
import { deletePermission } from "@/lib/policies/delete-permission.ts";
import { permissionModel } from "@/lib/policies/permission-model.ts";
import {
  getPermissionResource,
  listPermissionResources,
} from "@/lib/policies/permission-resources.ts";
import { updatePermission } from "@/lib/policies/update-permission.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { Route } from "../route.ts";
import { CONFIRMED } from "./confirmed-field.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const resource: ResourceDescription = {
  type: "permissions",
  summary:
    "One permission of a policy; read and changed by whoever may read and change the policy.",
  fields: new Map([...permissionModel.fields, ["confirmed", CONFIRMED] as const]),
  partOf: { collection: "policies", field: "permissions" },
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listPermissionResources, input, caller),
  get: (input, caller) => runUseCase(getPermissionResource, input, caller),
};

/** The permissions of policies, each by itself. */
export const permissionRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    create: {
      summary: "Adds a permission to a policy.",
      run: (input, caller) => runUseCase(createPermission, input, caller),
    },
    update: {
      summary: "Changes a permission; it stays in its policy.",
      kept: { policy: "A permission stays in its policy." },
      run: (input, caller) => runUseCase(updatePermission, input, caller),
    },
    remove: {
      summary: "Takes a permission out of its policy.",
      run: (input, caller) => runUseCase(deletePermission, input, caller),
    },
    action: "update",
  }),
];
