import { createRole } from "@/lib/roles/create-role.ts";
import { deleteRole } from "@/lib/roles/delete-role.ts";
import { roleModel } from "@/lib/roles/role-model.ts";
import { getRoleResource, listRoleResources } from "@/lib/roles/role-resources.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { ApiRequest, Route } from "../route.ts";
import { CONFIRMED } from "./confirmed-field.ts";
import { namedRevisions } from "./named-revisions.ts";
import { requireKept } from "./require-kept.ts";
import { idOf, shownAfter, systemReads, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, requireNoId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "roles",
  summary: "A named set of policies and of other roles; contains roles by slug, policies by id.",
  fields: new Map([...roleModel.fields, ["confirmed", CONFIRMED] as const]),
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listRoleResources, input, caller),
  get: (input, caller) => runUseCase(getRoleResource, input, caller),
};

const shown = ({ caller }: ApiRequest, id: string) =>
  shownAfter({ type: resource.type, id, caller }, reads.get);

const row = { ...systemRow(resource), parameters: [] } as const;

/** Roles of the organization. */
export const roleRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  {
    ...row,
    method: "POST",
    pattern: `${API}/roles`,
    kind: "create",
    summary: "Adds a role.",
    action: "create",
    body: "document",
    answer: async (request) => {
      const { confirmed: _confirmed, ...input } = writtenAttributes(request, resource);
      requireNoId(request);
      const { id } = await atDocument(() => runUseCase(createRole, input, request.caller));
      return { kind: "one", ...(await shown(request, id)), status: 201 };
    },
  },
  {
    ...row,
    method: "PATCH",
    pattern: `${API}/roles/:id`,
    kind: "update",
    precondition: "if-match",
    summary: "Changes a role; its slug stays.",
    action: "update",
    body: "document",
    answer: async (request) => {
      const id = idOf(request);
      const change = writtenAttributes(request, resource);
      requireId(request, id);
      requireKept(change, { slug: "The slug of a role stays: rules and tools name it." });
      const input = { ...change, ...namedRevisions(request), id };
      await atDocument(() => runUseCase(updateRole, input, request.caller));
      return { kind: "one", ...(await shown(request, id)) };
    },
  },
  {
    ...row,
    method: "DELETE",
    pattern: `${API}/roles/:id`,
    kind: "delete",
    summary: "Deletes a role that nobody holds.",
    action: "delete",
    body: "none",
    answer: async (request) => {
      await runUseCase(deleteRole, { id: idOf(request) }, request.caller);
      return { kind: "nothing" };
    },
  },
];
