import { z } from "zod";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { holdsField } from "@/lib/access/grants.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { domainIdInput } from "./domain-input.ts";
import { holdDomain } from "./domain-reads.ts";
import { endKeys } from "./repository.ts";

const input = domainIdInput.extend({ keyId: z.string().min(1).max(40) });

type Input = z.infer<typeof input>;

/**
 * Ends a key at once; tokens that were made with it run out within the hour. Doing it twice changes
 * nothing. @throws NotFound for a key that is not this domain's.
 */
export const revokeKey = defineMutation({
  action: "update",
  fieldwise: true,
  collection: "domains",
  input,
  load: (scope, { id }: Input) => holdDomain(scope, { id }),
  async run({ scope, input: { keyId }, loaded, permit }): Promise<{ revoked: boolean }> {
    if (!holdsField(permit.fields, "keys")) throw new Forbidden();
    if (!loaded.keys.some((key) => key.id === keyId)) throw new NotFound();
    return { revoked: (await endKeys(scope, permit, keyId)) > 0 };
  },
  audit: ({ input: { keyId }, loaded }, { revoked }) =>
    revoked
      ? {
          action: "domain.key-revoke",
          collection: "domains",
          subjectId: loaded.id,
          summary: `Revoked a key of the domain «${loaded.name}» (${loaded.hostname})`,
          detail: { hostname: loaded.hostname, key: keyId },
        }
      : null,
});
