import { addMember } from "@/lib/members/add-member.ts";
import { memberModel } from "@/lib/members/member-model.ts";
import { getMemberResource, listMemberResources } from "@/lib/members/member-resources.ts";
import { removeMember } from "@/lib/members/remove-member.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { ApiRequest, Route } from "../route.ts";
import { requireKept } from "./require-kept.ts";
import { idOf, shownAfter, systemReads, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, requireNoId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "users",
  summary: "A person as a member of the organization, with roles by slug and policies by id.",
  fields: memberModel.fields,
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listMemberResources, input, caller),
  get: (input, caller) => runUseCase(getMemberResource, input, caller),
};

const shown = ({ caller }: ApiRequest, id: string) =>
  shownAfter({ type: resource.type, id, caller }, reads.get);

const row = { ...systemRow(resource), parameters: [] } as const;

const KEPT = {
  email: "The e-mail address of a person is theirs, and so in every organization.",
  name: "The name of a person is theirs, and so in every organization.",
};

/** Members of the organization. */
export const memberRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  {
    ...row,
    method: "POST",
    pattern: `${API}/users`,
    kind: "create",
    summary: "Makes a person a member; one who is new cannot sign in yet.",
    action: "create",
    body: "document",
    answer: async (request) => {
      const input = writtenAttributes(request, resource);
      requireNoId(request);
      const { id } = await atDocument(() => runUseCase(addMember, input, request.caller));
      return { kind: "one", ...(await shown(request, id)), status: 201 };
    },
  },
  {
    ...row,
    method: "PATCH",
    pattern: `${API}/users/:id`,
    kind: "update",
    summary: "Changes the roles and policies of a member; suspends them or lets them in again.",
    action: "update",
    body: "document",
    answer: async (request) => {
      const id = idOf(request);
      const change = writtenAttributes(request, resource);
      requireId(request, id);
      requireKept(change, KEPT);
      await atDocument(() => runUseCase(updateMember, { ...change, id }, request.caller));
      return { kind: "one", ...(await shown(request, id)) };
    },
  },
  {
    ...row,
    method: "DELETE",
    pattern: `${API}/users/:id`,
    kind: "delete",
    summary: "Takes a person out of the organization; what they made stays.",
    action: "delete",
    body: "none",
    answer: async (request) => {
      await runUseCase(removeMember, { id: idOf(request) }, request.caller);
      return { kind: "nothing" };
    },
  },
];
