import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { newId, type SessionId, type UserId } from "@/lib/kernel/ids.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { settingsIn } from "@/lib/tenancy/settings-in.ts";
import type { FactorKind } from "./factors/spend-code.ts";
import { recordInstanceEvent } from "./instance-event.ts";
import { API_SESSION_LIFETIME_MS } from "./session-lifetime.ts";

export type OpenedSession = {
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly expiresAt: Date;
};

/** Where a session is opened, and for what. */
export type SessionPlace = {
  readonly address: string;
  readonly userAgent: string;
  readonly requestId: string;
  /** Present for a program's session; otherwise it is a browser's. */
  readonly program?: unknown;
  readonly clock?: Clock;
};

/** Whose session it becomes, and how they showed who they are. */
export type Proven = {
  readonly userId: UserId;
  /** The second factor. */
  readonly factor: FactorKind | null;
  /** Their link to the provider that vouched for them, where no password of theirs was said. */
  readonly identityId?: string | null;
};

/** When somebody proved who they are of whom a provider has said it. */
export const NEVER_PROVEN = new Date(0);

/** Opens a session in the caller's transaction, which sees the person's rows. */
export async function openSession(
  db: DirectoryTransaction,
  { userId, factor, identityId = null }: Proven,
  place: SessionPlace,
): Promise<OpenedSession> {
  const now = (place.clock ?? systemClock)();
  const sessionId = newId<SessionId>();
  const isProgram = place.program !== undefined;
  const { sessionHours } = await settingsIn(db);
  const lasts = isProgram ? API_SESSION_LIFETIME_MS : sessionHours * 3_600_000;
  const expiresAt = new Date(now + lasts);
  const at = new Date(now);
  await db.session.create({
    data: {
      id: sessionId,
      userId,
      createdAt: at,
      seenAt: at,
      expiresAt,
      kind: isProgram ? "api" : "browser",
      userAgent: place.userAgent.slice(0, 300),
      address: place.address.slice(0, 100),
      provenAt: identityId === null ? at : NEVER_PROVEN,
      factor,
      identityId,
    },
  });
  await db.user.updateMany({ where: { id: userId }, data: { signedInAt: at } });
  await recordInstanceEvent(db, {
    action: "session.opened",
    userId,
    requestId: place.requestId,
    at,
    detail: {
      sessionId,
      ...(factor === null ? {} : { factor }),
      ...(identityId === null ? {} : { identityId }),
    },
  });
  return { sessionId, userId, expiresAt };
}
