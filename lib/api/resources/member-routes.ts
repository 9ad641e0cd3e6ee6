import { addMember } from "@/lib/members/add-member.ts";
import { inviteMember } from "@/lib/members/invite-member.ts";
import { memberModel } from "@/lib/members/member-model.ts";
import { getMemberResource, listMemberResources } from "@/lib/members/member-resources.ts";
import { removeMember } from "@/lib/members/remove-member.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Route } from "../route.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const resource = {
  type: "users",
  summary: "A person as a member of the organization, with roles by slug and policies by id.",
  fields: memberModel.fields,
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listMemberResources, input, caller),
  get: (input, caller) => runUseCase(getMemberResource, input, caller),
};

const KEPT = {
  email: "The e-mail address of a person is theirs, and so in every organization.",
  name: "The name of a person is theirs, and so in every organization.",
};

/** Members of the organization. */
export const memberRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    create: {
      summary: "Invites a person as a member; `meta.invitation` tells the link, this once.",
      run: async (input, caller) => {
        const { id } = await runUseCase(addMember, input, caller);
        if (input["status"] === "suspended") return { id };
        // @NOTE A deed of its own: the link is made anew where the request comes a second time.
        const { once: _once, ...again } = caller;
        const { link } = await runUseCase(inviteMember, { id }, again);
        return { id, meta: { invitation: link } };
      },
    },
    update: {
      summary: "Changes the roles and policies of a member; suspends them or lets them in again.",
      kept: KEPT,
      run: (input, caller) => runUseCase(updateMember, input, caller),
    },
    remove: {
      summary: "Takes a person out of the organization; what they made stays.",
      run: (input, caller) => runUseCase(removeMember, input, caller),
    },
  }),
];
