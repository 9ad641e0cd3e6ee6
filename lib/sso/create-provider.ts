import { isFullAdmin } from "@/lib/access/may-grant.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { seal } from "@/lib/kernel/seal.ts";
import { findRoleGifts } from "@/lib/policies/find-gifts.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { createProviderInput } from "./provider-input.ts";
import { countProviders, insertProvider } from "./repository.ts";

const MOST_PROVIDERS = 10;

/**
 * Lets people of the organization sign in with an OpenID Connect provider. Its secret is sealed and never
 * told again. Admins alone: whoever runs the provider could come in as any invited person.
 * @throws Forbidden; Invalid for a role that does not exist; Conflict with too many.
 */
export const createProvider = defineMutation({
  action: "create",
  collection: "users",
  input: createProviderInput,
  proven: true,
  async run({ scope, input, permit }) {
    const holder = await holdRights(scope, { action: "create", collection: "users" });
    if (!isFullAdmin(holder)) throw new Forbidden("Only an Admin connects a provider.");
    await findRoleGifts(
      scope,
      [...new Set(input.groupRoles.map(({ role }) => role))],
      "groupRoles",
    );
    if ((await countProviders(scope)) >= MOST_PROVIDERS) {
      throw new Conflict(`There are ${MOST_PROVIDERS} providers. Remove one first.`);
    }
    const id = newId();
    const terms = {
      secret: environment().GATEHOUSE_PEPPER,
      purpose: "provider-secret",
      of: id,
    } as const;
    const clientSecret = await seal(input.clientSecret, terms);
    await insertProvider(scope, permit, { ...input, id, clientSecret });
    return { id };
  },
  audit: ({ input: { name, issuer, clientId, groupClaim, groupRoles } }, { id }) => ({
    action: "provider.create",
    collection: "users",
    subjectId: null,
    summary: `Let people sign in with «${name}»`,
    detail: { providerId: id, issuer, clientId, groupClaim, groupRoles },
  }),
});
