import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { MemberId, OrganizationId } from "@/lib/kernel/ids.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import type { ProgramSession } from "./program-session.ts";
import { findRefreshToken, keepRefreshToken, type KnownRefreshToken } from "./refresh-token.ts";
import { REFRESH_GRACE_MS } from "./session-lifetime.ts";

export type RenewalContext = {
  readonly organizationId: OrganizationId;
  readonly requestId: string;
  readonly secret: string;
  readonly clock?: Clock;
};

/** What came of it; thrown only after the transaction has kept what it had to say. */
type Outcome =
  | { readonly kind: "renewed"; readonly memberId: MemberId; readonly refreshToken: string }
  | { readonly kind: "refused" };

/**
 * Uses a refresh token up and answers its successor: of any number of tries at once, exactly one
 * succeeds. A token that comes a second time was copied: its session ends at once, with every token
 * of it. Unless it comes within seconds, while its successor is unused, as from a program that sent
 * it twice: that try is refused and ends nothing.
 * @throws Unauthenticated, the same for every reason; Unavailable.
 */
export async function renewProgramSession(
  token: string,
  context: RenewalContext,
): Promise<ProgramSession> {
  const { organizationId, secret, clock = systemClock } = context;
  // @NOTE When the try arrived: tries that wait for each other are judged as of one moment.
  const now = clock();
  const known = await findRefreshToken(token, organizationId, secret);
  if (known === null) throw refusal();
  const renewal = { known, context, now };
  const outcome = await lookUp(
    { organization_id: organizationId, user_id: known.userId },
    async (db) => renew(db, renewal),
  );
  if (outcome.kind === "refused") throw refusal();
  const { memberId, refreshToken } = outcome;
  return { organizationId, memberId, sessionId: known.sessionId, refreshToken };
}

const refusal = (): Unauthenticated => new Unauthenticated("The refresh token is not valid.");

type Renewal = {
  readonly known: KnownRefreshToken;
  readonly context: RenewalContext;
  readonly now: number;
};

async function renew(db: DirectoryTransaction, renewal: Renewal): Promise<Outcome> {
  const { known, context, now } = renewal;
  const { id, ...owner } = known;
  const session = await liveSession(db, renewal);
  if (session === null) return { kind: "refused" };
  const at = new Date(now);
  const { organizationId, sessionId } = owner;
  const { count } = await db.refreshToken.updateMany({
    where: { organizationId, id, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  if (count === 0) {
    await endWhereStolen(db, renewal);
    return { kind: "refused" };
  }
  await db.session.updateMany({ where: { id: sessionId }, data: { seenAt: at } });
  const { memberId, expiresAt } = session;
  const judging = { secret: context.secret, now };
  const next = { ...owner, sessionEndsAt: expiresAt };
  return { kind: "renewed", memberId, refreshToken: await keepRefreshToken(db, next, judging) };
}

/** The session while it lives, of an active person who is an active member; null otherwise. */
async function liveSession(
  db: DirectoryTransaction,
  { known: { organizationId, userId, sessionId }, now }: Renewal,
): Promise<{ memberId: MemberId; expiresAt: Date } | null> {
  const active = { status: "active" } as const;
  const session = await db.session.findFirst({
    where: {
      ...{ id: sessionId, userId, kind: "api" },
      ...{ revokedAt: null, expiresAt: { gt: new Date(now) }, user: active },
    },
    select: { expiresAt: true },
  });
  const member = await db.member.findFirst({
    where: { organizationId, userId, ...active, organization: active },
    select: { id: true },
  });
  if (session === null || member === null) return null;
  return { memberId: member.id as MemberId, expiresAt: session.expiresAt };
}

async function endWhereStolen(db: DirectoryTransaction, renewal: Renewal): Promise<void> {
  const { known, context, now } = renewal;
  const { organizationId, id, userId, sessionId } = known;
  const row = await db.refreshToken.findFirst({ where: { organizationId, id } });
  const usedAt = row?.usedAt ?? null;
  if (usedAt === null || (await isDoubled(db, known, { usedAt, now }))) return;
  const { count } = await db.session.updateMany({
    where: { id: sessionId, userId, revokedAt: null },
    data: { revokedAt: new Date(now) },
  });
  if (count === 0) return;
  await recordInstanceEvent(db, {
    action: "session.reused",
    userId,
    requestId: context.requestId,
    at: new Date(now),
    detail: { sessionId, organizationId, tokenId: id },
  });
}

/** Whether a second use is an honest one: seconds after the first, and nothing came of that yet. */
async function isDoubled(
  db: DirectoryTransaction,
  { organizationId, sessionId }: KnownRefreshToken,
  { usedAt, now }: { usedAt: Date; now: number },
): Promise<boolean> {
  if (now - usedAt.getTime() > REFRESH_GRACE_MS) return false;
  const usedSince = await db.refreshToken.count({
    where: { organizationId, sessionId, usedAt: { gt: usedAt } },
  });
  return usedSince === 0;
}
