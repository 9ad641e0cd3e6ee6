import { lookUp } from "@/lib/tenancy/directory.ts";
import type { KeyAdmission } from "./key-gate.ts";

/** How often the time of last use is written at most. */
const TOUCH_MS = 60_000;

/** Writes down that a key, and its domain with it, was used now; at most once a minute. */
export async function touchKey({ keyId, domain }: KeyAdmission, now: number): Promise<void> {
  const { organizationId, domainId } = domain;
  const stale = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: new Date(now - TOUCH_MS) } }] };
  const data = { lastUsedAt: new Date(now) };
  await lookUp({ organization_id: organizationId }, async (db) => {
    await db.apiKey.updateMany({ where: { organizationId, id: keyId, ...stale }, data });
    await db.domain.updateMany({ where: { organizationId, id: domainId, ...stale }, data });
  });
}
