import type { Permit } from "@/lib/access/permit.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { DomainId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { ApiKey } from "./api-key.ts";
import type { CreateDomain, UpdateDomain } from "./domain-input.ts";

export type NewDomain = Omit<CreateDomain, "roles" | "policies" | "origins"> & {
  readonly id: DomainId;
  readonly origins: readonly string[];
};

/** Adds an active domain. @throws Conflict when another active one has its host name. */
export async function insertDomain(
  scope: Scope,
  _permit: Permit<"create">,
  domain: NewDomain,
): Promise<void> {
  const { id, name, hostname, requestsPerMinute, origins, ipRanges, signingKey } = domain;
  const added = await scope.db.$executeRaw`
    INSERT INTO domains (organization_id, id, name, hostname, requests_per_minute, origins,
      ip_ranges, signing_key, created_at)
    VALUES (${scope.organizationId}::uuid, ${id}::uuid, ${name}, ${hostname},
      ${requestsPerMinute}::int, ${origins}::text[], ${ipRanges}::text[],
      ${signingKey === null ? null : JSON.stringify(signingKey)}::jsonb,
      ${new Date(scope.clock())})
    ON CONFLICT DO NOTHING`;
  if (added > 0) return;
  const message = "This host name is registered already.";
  throw new Conflict(message, [{ path: ["hostname"], message }]);
}

/** Writes what a change names of the permitted domain; its roles and policies are tables of their own. */
export async function saveDomain(
  scope: Scope,
  permit: Permit<"update">,
  change: Omit<UpdateDomain, "id" | "roles" | "policies">,
): Promise<void> {
  const { organizationId } = scope;
  const { signingKey, ...columns } = change;
  await scope.db.domain.updateMany({
    where: { organizationId, id: permit.id ?? "" },
    data: definedOf(columns),
  });
  if (signingKey === undefined) return;
  const json = signingKey === null ? null : JSON.stringify(signingKey);
  await scope.db.$executeRaw`
    UPDATE domains SET signing_key = ${json}::jsonb
    WHERE organization_id = ${organizationId}::uuid AND id = ${permit.id}::uuid`;
}

/** @NOTE Prisma takes no `undefined` under exact optional properties: what is absent is left out. */
const definedOf = <Columns extends object>(columns: Columns) =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));

/** Gives a domain these roles and no others. */
export async function replaceRoles(
  scope: Scope,
  { id, roleIds }: { id: string; roleIds: readonly string[] },
): Promise<void> {
  const { organizationId } = scope;
  await scope.db.domainRole.deleteMany({ where: { organizationId, domainId: id } });
  await scope.db.domainRole.createMany({
    data: roleIds.map((roleId) => ({ organizationId, domainId: id, roleId })),
  });
}

/** Attaches these policies to a domain and no others. */
export async function replacePolicies(
  scope: Scope,
  { id, policyIds }: { id: string; policyIds: readonly string[] },
): Promise<void> {
  const { organizationId } = scope;
  await scope.db.domainPolicy.deleteMany({ where: { organizationId, domainId: id } });
  await scope.db.domainPolicy.createMany({
    data: policyIds.map((policyId) => ({ organizationId, domainId: id, policyId })),
  });
}

/** Keeps a key's digest with its domain. */
export async function insertKey(
  scope: Scope,
  _permit: Permit<"create" | "update">,
  { domainId, id, digest }: Pick<ApiKey, "id" | "digest"> & { domainId: string },
): Promise<void> {
  const { organizationId } = scope;
  const createdAt = new Date(scope.clock());
  await scope.db.apiKey.create({ data: { organizationId, domainId, id, digest, createdAt } });
}

/** Ends the permitted domain's live keys, or the one that is named. @returns how many. */
export async function endKeys(
  scope: Scope,
  permit: Permit<"update" | "delete">,
  keyId?: string,
): Promise<number> {
  const { organizationId } = scope;
  const { count } = await scope.db.apiKey.updateMany({
    where: {
      organizationId,
      domainId: permit.id ?? "",
      revokedAt: null,
      ...(keyId === undefined ? {} : { id: keyId }),
    },
    data: { revokedAt: new Date(scope.clock()) },
  });
  return count;
}

/** Ends the permitted domain: `removed` leaves running tokens to their hour, `revoked` does not. */
export async function endDomain(
  scope: Scope,
  permit: Permit<"delete">,
  status: "removed" | "revoked",
): Promise<void> {
  const now = new Date(scope.clock());
  await scope.db.$executeRaw`
    UPDATE domains SET status = ${status}::domain_status, removed_at = coalesce(removed_at, ${now}),
      epoch = epoch + CASE WHEN ${status} = 'revoked' THEN 1 ELSE 0 END
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${permit.id}::uuid`;
}
