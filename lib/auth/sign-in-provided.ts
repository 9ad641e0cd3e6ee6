import { systemClock } from "@/lib/kernel/clock.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { openPending } from "./factors/pending-sign-in.ts";
import { SecondStepRequired } from "./factors/second-step-required.ts";
import { openSession, type OpenedSession, type SessionPlace } from "./open-session.ts";

/**
 * Opens a session for somebody whom a provider has vouched for. Whoever has a second factor shows it
 * before there is one, as after a password.
 * @throws Unauthenticated for whoever is not active; SecondStepRequired; Unavailable.
 */
export async function signInProvided(userId: UserId, place: SessionPlace): Promise<OpenedSession> {
  const person = await lookUp({ user_id: userId }, (db) =>
    db.user.findUnique({ where: { id: userId }, select: { status: true, factorSince: true } }),
  );
  if (person?.status !== "active") throw new Unauthenticated();
  if (person.factorSince !== null) {
    throw new SecondStepRequired(await openPending(userId, (place.clock ?? systemClock)()));
  }
  return lookUp({ user_id: userId }, (db) => openSession(db, { userId, factor: null }, place));
}
