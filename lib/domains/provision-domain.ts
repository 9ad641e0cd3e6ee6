import { z } from "zod";
import { Forbidden, Invalid } from "@/lib/kernel/errors.ts";
import type { DomainId } from "@/lib/kernel/ids.ts";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { digestKey } from "./api-key.ts";
import { addDomain, domainCreated } from "./create-domain.ts";
import { createDomainInput } from "./domain-input.ts";

/**
 * Registers a domain with a key that the operator brings, unless its host name was ever registered:
 * then everything stays as it is and `id` is null. For the system alone.
 * @throws Forbidden for anybody else; Invalid for what is no key; otherwise as `createDomain`.
 */
export const provisionDomain = defineMutation({
  action: "create",
  collection: "domains",
  input: createDomainInput.extend({ key: z.string().max(100) }),
  async run({ scope, input, permit }): Promise<{ id: DomainId | null }> {
    if (scope.principal.kind !== "system") throw new Forbidden();
    const { key: token, ...domain } = input;
    const keyId = readSecretToken("gh_key", token);
    if (keyId === null) throw new Invalid("That is no API key.");
    const { organizationId, db } = scope;
    const known = await db.domain.count({ where: { organizationId, hostname: domain.hostname } });
    if (known > 0) return { id: null };
    const key = await digestKey({ id: keyId, token });
    return { id: await addDomain(scope, permit, { ...domain, key }) };
  },
  audit: ({ input }, { id }) => (id === null ? null : domainCreated(input, id)),
});
