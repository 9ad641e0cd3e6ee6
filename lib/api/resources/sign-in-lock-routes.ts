import { listSignInLocks, type SignInLock } from "@/lib/members/list-sign-in-locks.ts";
import { SIGN_IN_LOCK_FIELDS } from "@/lib/members/sign-in-lock.ts";
import { unlockSignIn } from "@/lib/members/unlock-sign-in.ts";
import type { Resource } from "@/lib/query/resource.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { Route } from "../route.ts";
import { plainList } from "./plain-list.ts";
import { idOf, systemRow } from "./system-reads.ts";

const resource = {
  type: "sign-in-locks",
  summary: "Wrong passwords at a member's account lately, and until when somebody has to wait.",
  fields: SIGN_IN_LOCK_FIELDS,
};

const row = { ...systemRow(resource), parameters: [], body: "none" } as const;

/** Who has to wait at the sign-in page, and letting them try again (S-105). */
export const signInLockRoutes: readonly Route[] = [
  {
    ...row,
    ...{ method: "GET", pattern: `${API}/sign-in-locks`, kind: "list", action: "read" },
    summary: "Lists the members at whose accounts passwords were wrong in the last hour.",
    answer: async ({ caller }) => {
      const { locks } = await runUseCase(listSignInLocks, {}, caller);
      return plainList(locks.map(resourceOf), SIGN_IN_LOCK_FIELDS);
    },
  },
  {
    ...row,
    ...{ method: "DELETE", pattern: `${API}/sign-in-locks/:id`, kind: "delete", action: "delete" },
    summary: "Lets a member, named by their id, try their password again at once.",
    answer: async (request) => {
      await runUseCase(unlockSignIn, { id: idOf(request) }, request.caller);
      return { kind: "nothing" };
    },
  },
];

const resourceOf = ({ id, ...attributes }: SignInLock): Resource => ({
  ...{ type: resource.type, id, attributes, relationships: {}, revision: null },
});
