import { z } from "zod";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { holdsField } from "@/lib/access/grants.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { domainIdInput } from "./domain-input.ts";
import { holdDomain } from "./domain-reads.ts";
import { endKeys } from "./repository.ts";

const input = domainIdInput.extend({ keyId: z.string().min(1).max(40) });

/**
 * Ends a key at once; tokens that were made with it run out within the hour. Doing it twice changes
 * nothing. @throws NotFound for a key that is not this domain's.
 */
export const revokeKey = defineMutation({
  action: "update",
  fieldwise: true,
  collection: "domains",
  input,
  load: holdDomain,
  async run({
    scope,
    input: { keyId },
    loaded: { domain },
    permit,
  }): Promise<{ revoked: boolean }> {
    if (!holdsField(permit.fields, "keys")) throw new Forbidden();
    if (!domain.keys.some((key) => key.id === keyId)) throw new NotFound();
    return { revoked: (await endKeys(scope, permit, keyId)) > 0 };
  },
  audit: ({ input: { keyId }, loaded: { domain } }, { revoked }) =>
    revoked
      ? {
          action: "domain.key-revoke",
          collection: "domains",
          subjectId: domain.id,
          summary: `Revoked a key of the domain «${domain.name}» (${domain.hostname})`,
          detail: { hostname: domain.hostname, key: keyId },
        }
      : null,
});
