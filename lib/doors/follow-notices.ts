import { environment } from "@/lib/kernel/env.ts";
import { hearNotices, type Ear } from "@/lib/tenancy/hear-notices.ts";
import { outdateAllSites, outdateSite } from "./kept-sites.ts";

/** @NOTE On globalThis: a development server may load this module anew, and hears once. */
const keeper = globalThis as typeof globalThis & { gatehouseEar?: Ear };

/**
 * Follows what other processes on this database change: their pages of an organization are out of
 * date here too, within a second. After a time of hearing nothing, all are.
 */
export function followNotices(): Ear | null {
  const { DATABASE_LISTEN_URL, DATABASE_APP_URL } = environment();
  const address = DATABASE_LISTEN_URL === "" ? DATABASE_APP_URL : DATABASE_LISTEN_URL;
  if (address === "") return null;
  keeper.gatehouseEar ??= hearNotices(address, {
    onNotice: ({ organizationId }) => outdateSite(organizationId),
    onGap: outdateAllSites,
  });
  return keeper.gatehouseEar;
}
