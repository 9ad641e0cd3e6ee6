import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { BoundedMap } from "@/lib/kernel/bounded-map.ts";
import { newId, type DomainId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { verify } from "@/lib/kernel/keys.ts";
import { log } from "@/lib/kernel/log.ts";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { isWithinRanges } from "./address-ranges.ts";
import { findDomainRecord, type DomainRecord } from "./domain-record.ts";

/** Who comes with a key, and from where. */
export type KeyHolder = {
  /** The hostname that the key is said to be for. */
  readonly clientId: string;
  readonly key: string;
  /** What a browser says it calls from; null outside browsers. */
  readonly origin: string | null;
  readonly address: string;
  /** The organization whose host was called; null on ROOT, where any may be. */
  readonly organizationId: OrganizationId | null;
  readonly requestId: string;
};

/** The domain that a key opened to, and which key it was. */
export type KeyAdmission = { readonly keyId: string; readonly domain: DomainRecord };

/**
 * Admits a domain by its API key. Null for whatever is wrong: no key at all, unknown or revoked, of
 * another hostname or organization, of a domain that was removed, from an origin or a network that
 * is not its own. A key that is known and refused leaves a line in the instance's ledger, for each
 * reason one a minute.
 * @NOTE The checksum comes before the database; after that everything costs the same.
 * @throws Unavailable when the database is out of reach.
 */
export async function findKeyHolder(
  holder: KeyHolder,
  { pepper, now }: { readonly pepper: string; readonly now: number },
): Promise<KeyAdmission | null> {
  const keyId = readSecretToken("gh_key", holder.key);
  if (keyId === null) return null;
  const stored = await findKey(keyId);
  const { organizationId, domainId, digest } = stored ?? nobodys();
  const domain = await findDomainRecord(organizationId, domainId);
  const kept = { secret: pepper, purpose: "api-key", signature: digest } as const;
  const isSame = await verify(kept, holder.key);
  if (stored === null) return null;
  const fault = isSame ? faultOf(holder, stored, domain) : "secret";
  if (fault === null && domain !== null) return { keyId, domain };
  noteRefused({ ...stored, keyId, fault: fault ?? "domain", now, requestId: holder.requestId });
  return null;
}

type StoredKey = {
  readonly organizationId: OrganizationId;
  readonly domainId: DomainId;
  readonly digest: string;
  readonly revokedAt: Date | null;
};

const findKey = (id: string): Promise<StoredKey | null> =>
  lookUp({ api_key: id }, async (db) => {
    const row = await db.apiKey.findUnique({
      where: { id },
      select: { organizationId: true, domainId: true, digest: true, revokedAt: true },
    });
    return row as StoredKey | null;
  });

/** What is asked about in place of a key that nobody has. */
const nobodys = (): Omit<StoredKey, "revokedAt"> => ({
  organizationId: newId(),
  domainId: newId(),
  digest: "A".repeat(43),
});

type Fault = "secret" | "revoked" | "domain" | "hostname" | "organization" | "origin" | "network";

function faultOf(holder: KeyHolder, key: StoredKey, domain: DomainRecord | null): Fault | null {
  if (key.revokedAt !== null) return "revoked";
  if (domain?.status !== "active") return "domain";
  if (domain.hostname !== holder.clientId.toLowerCase()) return "hostname";
  const { organizationId, origin } = holder;
  if (organizationId !== null && organizationId !== domain.organizationId) return "organization";
  if (origin !== null && !isOriginOf(domain, origin)) return "origin";
  return isWithinRanges(holder.address, domain.ipRanges) ? null : "network";
}

const isOriginOf = ({ hostname, origins }: DomainRecord, origin: string): boolean =>
  origin === `https://${hostname}` || origins.includes(origin);

type Refused = Pick<StoredKey, "organizationId" | "domainId"> & {
  readonly keyId: string;
  readonly fault: Fault;
  readonly now: number;
  readonly requestId: string;
};

/** A program that goes on with a revoked key must not fill the ledger, in milliseconds. */
const NOTED_EVERY = 60_000;

/** When a key's fault was written down last, by both. */
const noted = new BoundedMap<string, number>(1_000);

/** @NOTE Written behind the answer, which must not take longer for a key that is known. */
function noteRefused({ now, requestId, ...detail }: Refused): void {
  const name = `${detail.keyId} ${detail.fault}`;
  if (now - (noted.get(name) ?? -Infinity) < NOTED_EVERY) return;
  noted.set(name, now);
  const line = {
    action: "api-key.refused",
    userId: null,
    at: new Date(now),
    requestId,
    detail,
  } as const;
  lookUp({}, (db) => recordInstanceEvent(db, line)).catch((error: unknown) => {
    log.warn("A refused key could not be written down", { requestId, error });
  });
}
