import { LRUCache } from "lru-cache";
import type { DomainId, OrganizationId } from "@/lib/kernel/ids.ts";
import { domainOnFile, type DomainOnFile } from "@/lib/tenancy/domain-on-file.ts";

/** What the gates have to know of a partner's domain, in an organization that is active. */
export type DomainRecord = DomainOnFile;

/**
 * The domain of this id, whatever its status, in an active organization; null when there is none.
 * @throws Unavailable when the database is out of reach.
 */
export async function findDomainRecord(
  organizationId: OrganizationId,
  domainId: DomainId,
): Promise<DomainRecord | null> {
  const found = await domainOnFile(organizationId, domainId);
  const key = keyOf(organizationId, domainId);
  if (found === null) known.delete(key);
  else known.set(key, found);
  lately.set(key, true);
  return found;
}

const known = new LRUCache<string, DomainRecord>({ max: 5_000 });

const lately = new LRUCache<string, true>({ max: 5_000, ttl: 1_000 });

/** Whether this process looked the domain up within the last second. */
export const wasLookedUpLately = ({ organizationId, domainId }: DomainRecord): boolean =>
  lately.has(keyOf(organizationId, domainId));

/**
 * The same as it was when this process looked last; null where it never did. It is out of date until
 * somebody asks whether `terms` are the same still.
 * @NOTE One that demands signatures is not remembered: each is good once, and cannot be asked again.
 */
export function rememberedDomainRecord(
  organizationId: OrganizationId,
  domainId: DomainId,
): DomainRecord | null {
  const record = known.get(keyOf(organizationId, domainId)) ?? null;
  return record?.signingKey === null && record.proxyKey === null ? record : null;
}

const keyOf = (organizationId: OrganizationId, domainId: DomainId): string =>
  `${organizationId}/${domainId}`;
