import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { browserLabel } from "@/lib/site-access/browser-label.ts";
import { lookUp, type LiveSession } from "@/lib/tenancy/directory.ts";
import { settingsIn } from "@/lib/tenancy/settings-in.ts";

/** A session as its own person sees it. */
export type OwnSessionRow = {
  readonly id: string;
  /** What it is, in words: «Firefox on Windows», «A program». */
  readonly device: string;
  /** The network address that it was opened from; empty: not known. */
  readonly address: string;
  readonly openedAt: Date;
  /** To the minute. */
  readonly seenAt: Date;
  readonly isThis: boolean;
};

/** The sessions in which a person is signed in now: this one, then the one used last. */
export async function listOwnSessions(
  session: LiveSession,
  clock: Clock = systemClock,
): Promise<OwnSessionRow[]> {
  const now = clock();
  const { userId, sessionId } = session;
  const rows = await lookUp({ user_id: userId }, async (db) => {
    const { sessionIdleMinutes } = await settingsIn(db);
    const idleSince = new Date(now - sessionIdleMinutes * 60_000);
    return db.session.findMany({
      where: {
        ...{ userId, revokedAt: null, expiresAt: { gt: new Date(now) } },
        OR: [{ kind: "api" }, { seenAt: { gt: idleSince } }],
      },
      orderBy: { seenAt: "desc" },
      take: 200,
    });
  });
  return rows
    .map(({ id, kind, userAgent, address, createdAt, seenAt }) => ({
      ...{ id, address, seenAt, openedAt: createdAt, isThis: id === sessionId },
      device: kind === "api" ? "A program" : browserLabel(userAgent),
    }))
    .toSorted((one, other) => Number(other.isThis) - Number(one.isThis));
}
