import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import { policyGiftsOfDomain } from "@/lib/policies/gifts.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { requireGrantable } from "@/lib/policies/require-grantable.ts";
import { holdsField } from "@/lib/access/grants.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { digestKey } from "./api-key.ts";
import { domainIdInput } from "./domain-input.ts";
import { holdDomain } from "./domain-reads.ts";
import { LIVE_KEYS_MAX } from "./domain.ts";
import { insertKey } from "./repository.ts";
import { rolesForDomain } from "./role-choice.ts";

/**
 * A further key for a domain, to rotate without an outage; answered once, kept as a digest. The
 * domain is held meanwhile, so that no more than two ever live.
 * @throws Conflict while two live or when the domain has ended; Forbidden when the domain may do
 * more than the caller, who could use the key in its place.
 */
export const issueKey = defineMutation({
  action: "update",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "domains",
  showsOnce: true,
  input: domainIdInput,
  load: holdDomain,
  async run({ scope, loaded: { domain }, permit }): Promise<{ keyId: string; key: string }> {
    if (!holdsField(permit.fields, "keys")) throw new Forbidden();
    if (domain.status !== "active") throw new Conflict("A domain that has ended gets no key.");
    const slugs = domain.roles.map(({ slug }) => slug);
    const holder = await holdRights(scope, { action: "update", collection: "domains" });
    requireGrantable(holder, await rolesForDomain(scope, slugs));
    requireGrantable(holder, await policyGiftsOfDomain(scope, domain.id));
    const live = domain.keys.filter(({ revokedAt }) => revokedAt === null);
    if (live.length >= LIVE_KEYS_MAX) {
      throw new Conflict("Two keys live already. Revoke the one that is no longer in use.");
    }
    const key = await digestKey();
    await insertKey(scope, permit, { domainId: domain.id, ...key });
    return { keyId: key.id, key: key.token };
  },
  audit: ({ loaded: { domain } }, { keyId }) => ({
    action: "domain.key-issue",
    collection: "domains",
    subjectId: domain.id,
    summary: `Issued a key for the domain «${domain.name}» (${domain.hostname})`,
    detail: { hostname: domain.hostname, key: keyId },
  }),
});
