import { defineMutation } from "@/lib/usecase/use-case.ts";
import { domainIdInput } from "./domain-input.ts";
import { holdDomain } from "./domain-reads.ts";
import { endDomain, endKeys } from "./repository.ts";

/**
 * Takes a domain off: its keys end now and it gets no new token; those it has run out within the
 * hour (S-21). Nothing brings it back: its host name can be registered anew, with a new key.
 */
export const removeDomain = defineMutation({
  action: "delete",
  inTurn: true,
  proven: true,
  collection: "domains",
  input: domainIdInput,
  load: holdDomain,
  async run({ scope, loaded: { domain }, permit }): Promise<{ removed: boolean }> {
    if (domain.status !== "active") return { removed: false };
    await endKeys(scope, permit);
    await endDomain(scope, permit, "removed");
    return { removed: true };
  },
  audit: ({ loaded: { domain } }, { removed }) =>
    removed
      ? {
          action: "domain.remove",
          collection: "domains",
          subjectId: domain.id,
          summary: `Removed the domain «${domain.name}» (${domain.hostname})`,
          detail: { hostname: domain.hostname },
        }
      : null,
});
