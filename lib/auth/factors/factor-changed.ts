import type { SessionId, UserId } from "@/lib/kernel/ids.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { endSessions } from "../end-sessions.ts";
import { recordInstanceEvent, type InstanceAction } from "../instance-event.ts";
import { noteFactors } from "./note-factors.ts";
import type { FactorKind } from "./spend-code.ts";

/** What was changed of what somebody signs in with, and in which of their sessions. */
export type FactorChange = {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly action: InstanceAction;
  readonly detail: JsonObject;
  /** What they have just shown; null: they took something away. */
  readonly shown: FactorKind | null;
};

type Moment = { readonly requestId: string; readonly now: number };

/**
 * What follows, in the transaction of the change: every other session ends, this one counts as opened
 * with what was shown, or with nothing once nothing is left, and the ledger has a line.
 */
export async function factorChanged(
  db: DirectoryTransaction,
  { userId, sessionId, action, detail, shown }: FactorChange,
  { requestId, now }: Moment,
): Promise<void> {
  const hasFactor = await noteFactors(db, userId, now);
  await endSessions(db, { userId, but: sessionId }, { requestId, now });
  const at = new Date(now);
  const own = { id: sessionId, userId };
  if (shown !== null) {
    await db.session.updateMany({ where: own, data: { factor: shown, provenAt: at } });
  } else if (!hasFactor) {
    await db.session.updateMany({ where: own, data: { factor: null } });
  }
  await recordInstanceEvent(db, { action, userId, requestId, at, detail });
}
