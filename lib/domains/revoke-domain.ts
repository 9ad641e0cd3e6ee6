import { defineMutation } from "@/lib/usecase/use-case.ts";
import { domainIdInput } from "./domain-input.ts";
import { holdDomain } from "./domain-reads.ts";
import { endDomain, endKeys } from "./repository.ts";

/**
 * Ends a domain with every key and every running token at once, also one that was removed within
 * the last hour. Nothing brings it back: its host name can be registered anew, with a new key.
 */
export const revokeDomain = defineMutation({
  action: "delete",
  inTurn: true,
  collection: "domains",
  input: domainIdInput,
  load: holdDomain,
  async run({ scope, loaded: { domain }, permit }): Promise<{ revoked: boolean }> {
    if (domain.status === "revoked") return { revoked: false };
    await endKeys(scope, permit);
    await endDomain(scope, permit, "revoked");
    return { revoked: true };
  },
  audit: ({ loaded: { domain } }, { revoked }) =>
    revoked
      ? {
          action: "domain.revoke",
          collection: "domains",
          subjectId: domain.id,
          summary: `Revoked the domain «${domain.name}» (${domain.hostname}) at once`,
          detail: { hostname: domain.hostname },
        }
      : null,
});
