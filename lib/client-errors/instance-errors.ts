import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { clientErrorOf, type ClientError } from "./client-error.ts";
import type { ClientReport } from "./client-report.ts";
import { countAlike, type Counted } from "./counted-reports.ts";
import { FORGET_AFTER_MS, MOST_OPEN, OTHER } from "./keeping.ts";

/** Records what browsers reported of pages that belong to no organization, such as sign-in. */
export async function recordInstanceErrors(
  reports: readonly ClientReport[],
  clock: Clock = systemClock,
): Promise<void> {
  const alike = await countAlike(reports);
  await lookUp({ client_errors: "record" }, async (db) => {
    for (const counted of alike) await countReports(db, counted, new Date(clock()));
  });
}

/**
 * Those errors, latest first, at most 100. Row-level security shows them to the instance's owner;
 * anybody else sees none.
 */
export const listInstanceErrors = (userId: UserId): Promise<ClientError[]> =>
  lookUp({ user_id: userId }, async (db) => {
    const rows = await db.instanceError.findMany({
      orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
      take: 100,
    });
    return rows.map((row) => clientErrorOf({ ...row, status: "open" }));
  });

async function countReports(db: DirectoryTransaction, counted: Counted, now: Date): Promise<void> {
  const { fingerprint, report, times } = await placeFor(db, counted, now);
  await db.$executeRaw`
    INSERT INTO instance_errors AS known (id, kind, fingerprint, message, source, stack, page,
      browser, directive, blocked, count, first_seen_at, last_seen_at)
    VALUES (${newId()}::uuid, ${report.kind}::client_error_kind, ${fingerprint}, ${report.message},
      ${report.source}, ${report.stack}, ${report.page}, ${report.browser}, ${report.directive},
      ${report.blocked}, ${times}, ${now}, ${now})
    ON CONFLICT (fingerprint) DO UPDATE SET
      count = least(known.count::bigint + excluded.count, 2147483647)::int,
      last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)`;
}

/** As for an organization; what is old makes room first. */
async function placeFor(db: DirectoryTransaction, counted: Counted, now: Date): Promise<Counted> {
  const { fingerprint } = counted;
  const known = await db.instanceError.findUnique({ where: { fingerprint }, select: { id: true } });
  if (known !== null) return counted;
  await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(
    hashtextextended('client-errors:instance', 0))`;
  const before = new Date(now.getTime() - FORGET_AFTER_MS);
  await db.instanceError.deleteMany({ where: { lastSeenAt: { lt: before } } });
  const kept = await db.instanceError.count({ where: { kind: counted.report.kind } });
  return kept < MOST_OPEN ? counted : { ...OTHER, times: counted.times };
}
