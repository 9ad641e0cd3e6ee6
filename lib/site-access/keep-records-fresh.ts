import { createClient } from "@vercel/edge-config";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment, type Environment } from "@/lib/kernel/env.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";
import { listOwnItems } from "./own-record-store.ts";
import { hasNewerSite, publishSiteRecord } from "./publish-site-record.ts";
import { recordChannel, type RecordChannel } from "./record-channel.ts";
import { verifySiteRecord, type SiteRecord } from "./record.ts";

/**
 * Keeps the records in a real Edge Config from expiring while nothing changes, for as long as this
 * process lives; the own store renews its records as they are read, and needs no keeper.
 */
export function keepRecordsFresh(settings: Environment = environment()): void {
  if (settings.EDGE_CONFIG === "") return;
  const renew = () =>
    void renewRecords(settings, recordChannel(settings)).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn("site records could not be renewed", { reason });
    });
  renew();
  setInterval(renew, (settings.SITE_RECORD_LIFETIME * 1000) / 4).unref();
}

/**
 * Publishes each organization whose record in Edge Config is past half its life, behind the
 * database, or missing while the own store knows it (as when Edge Config was just switched on).
 * @returns the organizations that were published.
 * @throws Error when Edge Config or the database is out of reach.
 */
export async function renewRecords(
  settings: Environment,
  channel: RecordChannel,
): Promise<OrganizationId[]> {
  const shown = await verified(settings, Object.values(await readAll(settings)));
  const own = await verified(
    settings,
    (await listOwnItems()).map(({ value }) => value),
  );
  const published: OrganizationId[] = [];
  for (const organizationId of new Set([...shown.keys(), ...own.keys()])) {
    const record = shown.get(organizationId);
    if (record !== undefined && !isOld(record) && !(await hasNewerSite(record))) continue;
    await publishSiteRecord(organizationId, channel);
    published.push(organizationId);
  }
  return published;
}

const isOld = ({ iat, exp }: SiteRecord): boolean => systemClock() / 1000 > (iat + exp) / 2;

const readAll = (settings: Environment): Promise<Record<string, unknown>> =>
  createClient(settings.EDGE_CONFIG, {
    staleIfError: false,
    cache: "no-store",
    disableDevelopmentCache: true,
  }).getAll();

/** The oldest record of each organization among these items; what is not ours is left out. */
async function verified(
  { GATEHOUSE_VERIFY_KEY: verifyKey }: Environment,
  items: readonly unknown[],
): Promise<Map<OrganizationId, SiteRecord>> {
  const oldest = new Map<OrganizationId, SiteRecord>();
  for (const item of items) {
    const record = (await verifySiteRecord({ verifyKey, now: systemClock() }, item))?.record;
    if (record === undefined) continue;
    const known = oldest.get(record.org);
    if (known === undefined || record.iat < known.iat) oldest.set(record.org, record);
  }
  return oldest;
}
