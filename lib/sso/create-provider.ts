import { isFullAdmin } from "@/lib/access/may-grant.ts";
import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { findRoleGifts } from "@/lib/policies/find-gifts.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { createProviderInput, type GroupRole } from "./provider-input.ts";
import { countProviders, insertProvider } from "./repository.ts";
import { sealSecret } from "./seal-secret.ts";

const MOST_PROVIDERS = 10;

/**
 * Lets people of the organization sign in with a provider. Its secret is sealed and never told again.
 * Admins alone: whoever runs the provider could come in as any invited person.
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
    const groupRoles = await byId(scope, input.groupRoles);
    if ((await countProviders(scope)) >= MOST_PROVIDERS) {
      throw new Conflict(`There are ${MOST_PROVIDERS} providers. Remove one first.`);
    }
    const id = newId();
    const clientSecret = await sealSecret(id, input.clientSecret);
    await insertProvider(scope, permit, { ...input, groupRoles, id, clientSecret });
    return { id };
  },
  audit: ({ input: { name, kind, issuer, clientId, groupClaim, groupRoles } }, { id }) => ({
    action: "provider.create",
    collection: "users",
    subjectId: null,
    summary: `Let people sign in with «${name}»`,
    detail: { providerId: id, kind, issuer, clientId, groupClaim, groupRoles },
  }),
});

/** @NOTE Roles are kept by their ids: another one may bear the name some day. @throws Invalid. */
async function byId(scope: Scope, named: readonly GroupRole[]): Promise<GroupRole[]> {
  const slugs = [...new Set(named.map(({ role }) => role))];
  const roles = await findRoleGifts(scope, slugs, "groupRoles");
  const ids = new Map(roles.map(({ slug, id }) => [slug, id]));
  return named.map(({ group, role }) => ({ group, role: ids.get(role) ?? role }));
}
