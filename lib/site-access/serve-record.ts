import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";
import { findOwnItem, listOwnItems, type OwnItem } from "./own-record-store.ts";
import { hasNewerSite, publishSiteRecord } from "./publish-site-record.ts";
import { recordChannel } from "./record-channel.ts";
import { verifySiteRecord } from "./record.ts";

/** Milliseconds between looks whether the database holds a newer site than the store shows. */
const HEAL_EVERY = 5_000;
const MOST_ITEMS = 10_000;

type Copy = { readonly value: string; lookedAt: number };

/** @NOTE On globalThis: Next may evaluate a module once per bundle. */
const keeper = globalThis as typeof globalThis & {
  gatehouseRecordCopies?: Map<string, Copy>;
  gatehouseRecordRenewals?: Map<OrganizationId, Promise<void>>;
};

/**
 * The record under a key of the own store; null when there is none. A record past half its life is
 * signed again, so that a quiet organization never expires, and one that a killed process left
 * behind the database is replaced. While the database is away, the last copy answers.
 * @throws Unavailable without database and copy.
 */
export async function serveRecord(key: string): Promise<string | null> {
  const copies = (keeper.gatehouseRecordCopies ??= new Map());
  try {
    const found = await findOwnItem(key);
    if (found === null) {
      copies.delete(key);
      return null;
    }
    const value = await renewed(found, copies.get(key)?.lookedAt ?? 0);
    remember(copies, { key, value: value.text }, value.lookedAt);
    return value.text;
  } catch (error) {
    const copy = copies.get(key);
    if (copy === undefined) throw error;
    return copy.value;
  }
}

/** Every record of the own store by its key; the copies while the database is away. */
export async function serveAllRecords(): Promise<Record<string, string>> {
  try {
    return Object.fromEntries((await listOwnItems()).map(({ key, value }) => [key, value]));
  } catch (error) {
    const copies = keeper.gatehouseRecordCopies;
    if (copies === undefined || copies.size === 0) throw error;
    return Object.fromEntries([...copies].map(([key, { value }]) => [key, value]));
  }
}

function remember(copies: Map<string, Copy>, item: OwnItem, lookedAt: number): void {
  copies.delete(item.key);
  copies.set(item.key, { value: item.value, lookedAt });
  const oldest = copies.size > MOST_ITEMS ? copies.keys().next().value : undefined;
  if (oldest !== undefined) copies.delete(oldest);
}

async function renewed(
  item: OwnItem,
  lookedAt: number,
): Promise<{ text: string; lookedAt: number }> {
  const now = systemClock();
  const { GATEHOUSE_VERIFY_KEY: verifyKey } = environment();
  const record = (await verifySiteRecord({ verifyKey, now }, item.value))?.record;
  if (record === undefined) return { text: item.value, lookedAt };
  const isOld = now / 1000 > (record.iat + record.exp) / 2;
  if (!isOld && Math.abs(now - lookedAt) < HEAL_EVERY) return { text: item.value, lookedAt };
  try {
    if (isOld || (await hasNewerSite(record))) await renewOnce(record.org);
    return { text: (await findOwnItem(item.key))?.value ?? item.value, lookedAt: now };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn("a site record could not be renewed", { organizationId: record.org, reason });
    return { text: item.value, lookedAt };
  }
}

/** One renewal of an organization at a time, however many of its hosts are asked for. */
function renewOnce(organizationId: OrganizationId): Promise<void> {
  const renewals = (keeper.gatehouseRecordRenewals ??= new Map());
  const running =
    renewals.get(organizationId) ??
    publishSiteRecord(organizationId, recordChannel())
      .then(() => undefined)
      .finally(() => renewals.delete(organizationId));
  renewals.set(organizationId, running);
  return running;
}
