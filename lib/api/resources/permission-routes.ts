import { createPermission } from "@/lib/policies/create-permission.ts";
import { deletePermission } from "@/lib/policies/delete-permission.ts";
import { permissionModel } from "@/lib/policies/permission-model.ts";
import {
  getPermissionResource,
  listPermissionResources,
} from "@/lib/policies/permission-resources.ts";
import { updatePermission } from "@/lib/policies/update-permission.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { ApiRequest, Route } from "../route.ts";
import { CONFIRMED } from "./confirmed-field.ts";
import { requireKept } from "./require-kept.ts";
import { idOf, shownAfter, systemReads, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, requireNoId, writtenAttributes } from "./written-attributes.ts";

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

const shown = ({ caller }: ApiRequest, id: string) =>
  shownAfter({ type: resource.type, id, caller }, reads.get);

const row = { ...systemRow(resource), parameters: [], action: "update" } as const;

/** The permissions of policies, each by itself. */
export const permissionRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  {
    ...row,
    method: "POST",
    pattern: `${API}/permissions`,
    kind: "create",
    summary: "Adds a permission to a policy.",
    body: "document",
    answer: async (request) => {
      const input = writtenAttributes(request, resource);
      requireNoId(request);
      const { id } = await atDocument(() => runUseCase(createPermission, input, request.caller));
      return { kind: "one", ...(await shown(request, id)), status: 201 };
    },
  },
  {
    ...row,
    method: "PATCH",
    pattern: `${API}/permissions/:id`,
    kind: "update",
    summary: "Changes a permission; it stays in its policy.",
    body: "document",
    answer: async (request) => {
      const id = idOf(request);
      const change = writtenAttributes(request, resource);
      requireId(request, id);
      requireKept(change, { policy: "A permission stays in its policy." });
      await atDocument(() => runUseCase(updatePermission, { ...change, id }, request.caller));
      return { kind: "one", ...(await shown(request, id)) };
    },
  },
  {
    ...row,
    method: "DELETE",
    pattern: `${API}/permissions/:id`,
    kind: "delete",
    summary: "Takes a permission out of its policy.",
    body: "none",
    answer: async (request) => {
      await runUseCase(deletePermission, { id: idOf(request) }, request.caller);
      return { kind: "nothing" };
    },
  },
];
