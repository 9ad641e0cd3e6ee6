import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { ProviderKind, ProviderSummary } from "./provider.ts";
import type { GroupRole } from "./provider-input.ts";

type NewProvider = {
  readonly id: string;
  readonly name: string;
  readonly kind: ProviderKind;
  readonly issuer: string;
  readonly clientId: string;
  /** Sealed. */
  readonly clientSecret: string;
  readonly groupClaim: string | null;
  readonly groupRoles: readonly GroupRole[];
};

/** Keeps a new provider. */
export async function insertProvider(
  { db, organizationId, clock }: Scope,
  _permit: Permit<"create">,
  provider: NewProvider,
): Promise<void> {
  const groupRoles = [...provider.groupRoles];
  const createdAt = new Date(clock());
  await db.identityProvider.create({
    data: { ...provider, groupRoles, organizationId, createdAt },
  });
}

export const countProviders = ({ db, organizationId }: Scope): Promise<number> =>
  db.identityProvider.count({ where: { organizationId } });

/** The providers by name, without their secrets. */
export async function selectProviders({ db, organizationId }: Scope): Promise<ProviderSummary[]> {
  const rows = await db.identityProvider.findMany({
    where: { organizationId },
    select: {
      ...{ id: true, name: true, kind: true, issuer: true, clientId: true },
      _count: { select: { identities: true } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ _count, kind, ...row }) => ({
    ...row,
    kind: kind as ProviderKind,
    people: _count.identities,
  }));
}

/** Takes a provider away with all that hangs on it. @returns its name; null where there is none. */
export async function deleteProvider(
  { db, organizationId }: Scope,
  _permit: Permit<"delete">,
  id: string,
): Promise<string | null> {
  const where = { organizationId, id };
  const found = await db.identityProvider.findFirst({ where, select: { name: true } });
  await db.identityProvider.deleteMany({ where });
  return found?.name ?? null;
}
