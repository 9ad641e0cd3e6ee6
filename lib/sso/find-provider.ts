import { environment } from "@/lib/kernel/env.ts";
import { NotFound, Unavailable } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { unseal } from "@/lib/kernel/seal.ts";
import { findOrganizationById, findOrganizationBySlug, lookUp } from "@/lib/tenancy/directory.ts";
import type { Provider } from "./provider.ts";
import type { GroupRole } from "./provider-input.ts";

/**
 * The provider of this id in an active organization, to be asked.
 * @throws NotFound; Unavailable where its secret was sealed by another instance.
 */
export async function findProvider(id: string): Promise<Provider> {
  const row = await lookUp({ provider: id }, (db) =>
    db.identityProvider.findUnique({ where: { id } }),
  );
  if (row === null) throw new NotFound();
  const organizationId = row.organizationId as OrganizationId;
  if ((await findOrganizationById(organizationId)) === null) throw new NotFound();
  const terms = {
    secret: environment().GATEHOUSE_PEPPER,
    purpose: "provider-secret",
    of: id,
  } as const;
  const clientSecret = await unseal(row.clientSecret, terms);
  if (clientSecret === null) throw new Unavailable("Connect this provider anew.");
  const { name, issuer, clientId, groupClaim } = row;
  const groupRoles = row.groupRoles as GroupRole[];
  return {
    ...{ id, organizationId, name, issuer, clientId, clientSecret },
    groupClaim,
    groupRoles,
  };
}

/** What people may sign in with at an organization's address, by name; none for one that is not there. */
export async function listOpenProviders(
  slug: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const organization = await findOrganizationBySlug(slug);
  if (organization === null) return [];
  return lookUp({ organization_id: organization.id }, (db) =>
    db.identityProvider.findMany({
      where: { organizationId: organization.id },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );
}
