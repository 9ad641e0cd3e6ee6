import { createPolicy } from "@/lib/policies/create-policy.ts";
import { deletePolicy } from "@/lib/policies/delete-policy.ts";
import { policyModel } from "@/lib/policies/policy-model.ts";
import { getPolicyResource, listPolicyResources } from "@/lib/policies/policy-resources.ts";
import { updatePolicy } from "@/lib/policies/update-policy.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { ApiRequest, Route } from "../route.ts";
import { CONFIRMED } from "./confirmed-field.ts";
import { namedRevisions } from "./named-revisions.ts";
import { idOf, shownAfter, systemReads, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, requireNoId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "policies",
  summary: "Permissions together, to be attached to roles, members and domains.",
  fields: new Map([...policyModel.fields, ["confirmed", CONFIRMED] as const]),
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listPolicyResources, input, caller),
  get: (input, caller) => runUseCase(getPolicyResource, input, caller),
};

const shown = ({ caller }: ApiRequest, id: string) =>
  shownAfter({ type: resource.type, id, caller }, reads.get);

const row = { ...systemRow(resource), parameters: [] } as const;

/** Policies of the organization. */
export const policyRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  {
    ...row,
    method: "POST",
    pattern: `${API}/policies`,
    kind: "create",
    summary: "Adds a policy with its permissions; nobody holds it yet.",
    action: "create",
    body: "document",
    answer: async (request) => {
      const input = writtenAttributes(request, resource);
      requireNoId(request);
      const { id } = await atDocument(() => runUseCase(createPolicy, input, request.caller));
      return { kind: "one", ...(await shown(request, id)), status: 201 };
    },
  },
  {
    ...row,
    method: "PATCH",
    pattern: `${API}/policies/:id`,
    kind: "update",
    precondition: "if-match",
    summary: "Changes a policy; `permissions` is the whole new list.",
    action: "update",
    body: "document",
    answer: async (request) => {
      const id = idOf(request);
      const change = writtenAttributes(request, resource);
      requireId(request, id);
      const input = { ...change, ...namedRevisions(request), id };
      await atDocument(() => runUseCase(updatePolicy, input, request.caller));
      return { kind: "one", ...(await shown(request, id)) };
    },
  },
  {
    ...row,
    method: "DELETE",
    pattern: `${API}/policies/:id`,
    kind: "delete",
    summary: "Deletes a policy; whoever held it does so no more.",
    action: "delete",
    body: "none",
    answer: async (request) => {
      await runUseCase(deletePolicy, { id: idOf(request) }, request.caller);
      return { kind: "nothing" };
    },
  },
];
