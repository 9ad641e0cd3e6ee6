import { endSessions } from "@/lib/auth/end-sessions.ts";
import { noteFactors } from "@/lib/auth/factors/note-factors.ts";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { tellByMail } from "@/lib/mail/tell-by-mail.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/** Whose factors are taken away, and the address at which they are told. */
export type Bereft = { readonly userId: UserId; readonly email: string };

/**
 * Takes every second factor of a person away, with their recovery codes, and ends their sessions. For the
 * operator alone, who has made sure who asks: factors are the person's in all organizations, so that no
 * organization takes them off. False where there was none.
 */
export async function resetFactorsOf({ userId, email }: Bereft, now: number): Promise<boolean> {
  const isReset = await lookUp({ user_id: userId }, async (db) => {
    const apps = await db.totpFactor.deleteMany({ where: { userId } });
    const keys = await db.passkey.deleteMany({ where: { userId } });
    if (apps.count + keys.count === 0) return false;
    await noteFactors(db, userId, now);
    const requestId = newId();
    await endSessions(db, { userId }, { requestId, now });
    const at = new Date(now);
    await recordInstanceEvent(db, { action: "factor.reset", userId, requestId, at });
    return true;
  });
  if (isReset) await tellByMail({ purpose: "factor-removed", email }, now);
  return isReset;
}
