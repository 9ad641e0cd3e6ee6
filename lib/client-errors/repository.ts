import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { ClientErrorStatus } from "./client-error.ts";
import type { Counted } from "./counted-reports.ts";
import { FORGET_AFTER_MS, MOST_OPEN, OTHER } from "./keeping.ts";

/**
 * Counts reports that are alike under their error, which is made or opened again. Where an
 * organization has as many open errors as it may, a new one is counted under «other errors».
 */
export async function countReports(
  scope: Scope,
  _permit: Permit<"create">,
  counted: Counted,
): Promise<void> {
  const { fingerprint, report, times } = await placeFor(scope, counted);
  const { db, organizationId } = scope;
  const now = new Date(scope.clock());
  const [row] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO client_errors AS known (organization_id, id, kind, fingerprint, message, source,
      stack, page, browser, directive, blocked, count, first_seen_at, last_seen_at)
    VALUES (${organizationId}::uuid, ${newId()}::uuid, ${report.kind}::client_error_kind,
      ${fingerprint}, ${report.message}, ${report.source}, ${report.stack}, ${report.page},
      ${report.browser}, ${report.directive}, ${report.blocked}, ${times}, ${now}, ${now})
    ON CONFLICT (organization_id, fingerprint) DO UPDATE SET
      count = least(known.count::bigint + excluded.count, 2147483647)::int,
      last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at),
      status = 'open'
    RETURNING id`;
  const [hour] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO client_error_hours AS known (organization_id, error_id, hour, count)
    VALUES (${organizationId}::uuid, ${row?.id}::uuid, ${startOfHour(now)}, ${times})
    ON CONFLICT (organization_id, error_id, hour)
      DO UPDATE SET count = least(known.count::bigint + excluded.count, 2147483647)::int
    RETURNING count`;
  // Once an hour and error is often enough, and bounds what is kept.
  if (hour?.count === times) await forgetOld(scope);
}

/** Sets the status of the error that the permit was made for. */
export async function setStatus(
  { db, organizationId }: Scope,
  { id }: Permit<"update">,
  status: ClientErrorStatus,
): Promise<void> {
  if (id === null) throw new NotFound();
  await db.clientError.update({
    where: { organizationId_id: { organizationId, id } },
    data: { status },
  });
}

/** The report itself, or «other errors» where there is no room for an error that is new. */
async function placeFor(scope: Scope, counted: Counted): Promise<Counted> {
  const { db, organizationId } = scope;
  const known = await db.clientError.findUnique({
    where: { organizationId_fingerprint: { organizationId, fingerprint: counted.fingerprint } },
    select: { id: true },
  });
  if (known !== null) return counted;
  // @NOTE One new error of an organization at a time, or a crowd would walk past the limit.
  await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(
    hashtextextended(${`client-errors:${organizationId}`}, 0))`;
  const { kind } = counted.report;
  const open = await db.clientError.count({ where: { organizationId, status: "open", kind } });
  return open < MOST_OPEN ? counted : { ...OTHER, times: counted.times };
}

const HOUR_MS = 3_600_000;

const startOfHour = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

/** @NOTE Skips rows that somebody else is at: nobody waits for the broom, nor the broom for anybody. */
async function forgetOld({ db, organizationId, clock }: Scope): Promise<void> {
  const before = new Date(clock() - FORGET_AFTER_MS);
  await db.$executeRaw`
    DELETE FROM client_error_hours WHERE (organization_id, error_id, hour) IN (
      SELECT organization_id, error_id, hour FROM client_error_hours
      WHERE organization_id = ${organizationId}::uuid AND hour < ${before}
      FOR UPDATE SKIP LOCKED)`;
  await db.$executeRaw`
    DELETE FROM client_errors WHERE (organization_id, id) IN (
      SELECT organization_id, id FROM client_errors
      WHERE organization_id = ${organizationId}::uuid AND last_seen_at < ${before}
      FOR UPDATE SKIP LOCKED)`;
}
