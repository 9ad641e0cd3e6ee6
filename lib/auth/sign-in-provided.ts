import { systemClock } from "@/lib/kernel/clock.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { lockEntrance } from "./distrust-providers.ts";
import { openPending } from "./factors/pending-sign-in.ts";
import { SecondStepRequired } from "./factors/second-step-required.ts";
import { identityAdmits, type OwnIdentity } from "./identity-admits.ts";
import { openSession, type OpenedSession, type SessionPlace } from "./open-session.ts";

/**
 * Opens a session for somebody whom a provider has vouched for, by their link to it. Whoever has a second
 * factor shows it before there is one, as after a password. It is asked once more, in the transaction
 * that opens the session, whether they may come in; a session that a provider opened proves nothing, and
 * ends with the link.
 * @throws Unauthenticated for whoever may not come in any more; SecondStepRequired; Unavailable.
 */
export async function signInProvided(
  identity: OwnIdentity,
  place: SessionPlace,
): Promise<OpenedSession> {
  const { userId, identityId } = identity;
  const person = await lookUp({ user_id: userId }, (db) =>
    db.user.findUnique({ where: { id: userId }, select: { status: true, factorSince: true } }),
  );
  if (person?.status !== "active") throw new Unauthenticated();
  if (person.factorSince !== null) {
    const now = (place.clock ?? systemClock)();
    throw new SecondStepRequired(await openPending(identity, now));
  }
  return lookUp({ user_id: userId }, async (db) => {
    await lockEntrance(db, userId);
    if (!(await identityAdmits(db, identity))) throw new Unauthenticated();
    return openSession(db, { userId, factor: null, identityId }, place);
  });
}
