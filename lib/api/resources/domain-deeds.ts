import { issueKey } from "@/lib/domains/issue-key.ts";
import { revokeDomain } from "@/lib/domains/revoke-domain.ts";
import { revokeKey } from "@/lib/domains/revoke-key.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { Route } from "../route.ts";
import { domainResource, shownDomain } from "./domain-routes.ts";
import { idOf, systemRow } from "./system-reads.ts";

const row = {
  ...systemRow(domainResource),
  ...({ kind: "act", parameters: [], body: "none" } as const),
};

/** What is done to a domain and is no change of its attributes. */
export const domainDeeds: readonly Route[] = [
  {
    ...row,
    method: "POST",
    pattern: `${API}/domains/:id/keys`,
    summary: "Issues a further key; `meta.key` tells it, this once. Two may live at a time.",
    action: "update",
    answer: async (request) => {
      const id = idOf(request);
      const { key, keyId } = await runUseCase(issueKey, { id }, request.caller);
      return { kind: "one", ...(await shownDomain(request, id)), meta: { key, keyId } };
    },
  },
  {
    ...row,
    method: "DELETE",
    pattern: `${API}/domains/:id/keys/:keyId`,
    summary: "Ends a key at once; tokens that were made with it run out within the hour.",
    action: "update",
    answer: async (request) => {
      const keyId = request.params["keyId"] ?? "";
      await runUseCase(revokeKey, { id: idOf(request), keyId }, request.caller);
      return { kind: "nothing" };
    },
  },
  {
    ...row,
    method: "POST",
    pattern: `${API}/domains/:id/revoke`,
    summary: "Ends a domain with all its keys and running tokens at once.",
    action: "delete",
    answer: async (request) => {
      const id = idOf(request);
      await runUseCase(revokeDomain, { id }, request.caller);
      return { kind: "one", ...(await shownDomain(request, id)) };
    },
  },
];
