import { NotFound, Unavailable } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import {
  findOrganizationById,
  findOrganizationBySlug,
  lookUp,
  type DirectoryTransaction,
} from "@/lib/tenancy/directory.ts";
import type { Provider, ProviderKind } from "./provider.ts";
import type { GroupRole } from "./provider-input.ts";
import { unsealSecret } from "./seal-secret.ts";

/**
 * The provider of this id, of an active organization or of the instance, to be asked.
 * @throws NotFound; Unavailable where its secret was sealed by another instance.
 */
export async function findProvider(id: string): Promise<Provider> {
  const row = await lookUp({ provider: id }, async (db) => {
    return (await ofOrganization(db, id)) ?? (await ofInstance(db, id));
  });
  if (row === null) throw new NotFound();
  const { organizationId } = row;
  if (organizationId !== null && (await findOrganizationById(organizationId)) === null) {
    throw new NotFound();
  }
  const clientSecret = await unsealSecret(id, row.clientSecret);
  if (clientSecret === null) throw new Unavailable("Connect this provider anew.");
  return { ...row, clientSecret };
}

async function ofOrganization(db: DirectoryTransaction, id: string): Promise<Provider | null> {
  const row = await db.identityProvider.findUnique({ where: { id }, omit: { createdAt: true } });
  if (row === null) return null;
  return {
    ...row,
    organizationId: row.organizationId as OrganizationId,
    kind: row.kind as ProviderKind,
    groupRoles: row.groupRoles as GroupRole[],
  };
}

async function ofInstance(db: DirectoryTransaction, id: string): Promise<Provider | null> {
  const row = await db.instanceProvider.findUnique({ where: { id }, omit: { createdAt: true } });
  if (row === null) return null;
  const kind = row.kind as ProviderKind;
  return { ...row, kind, organizationId: null, groupClaim: null, groupRoles: [] };
}

/** What a button on the sign-in page names. */
export type OpenProvider = { readonly id: string; readonly name: string };

/** What everybody may sign in with on this instance, by name. */
export const listInstanceWide = (): Promise<readonly OpenProvider[]> =>
  lookUp({ providers: "instance" }, (db) =>
    db.instanceProvider.findMany({
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );

/** What people may sign in with at an organization's address, by name; none for one that is not there. */
export async function listOpenProviders(slug: string): Promise<readonly OpenProvider[]> {
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
