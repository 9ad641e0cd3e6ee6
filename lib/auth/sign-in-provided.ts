import { systemClock } from "@/lib/kernel/clock.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { lockEntrance } from "./distrust-providers.ts";
import { openPending } from "./factors/pending-sign-in.ts";
import { SecondStepRequired } from "./factors/second-step-required.ts";
import { openSession, type OpenedSession, type SessionPlace } from "./open-session.ts";

/** Whom a provider vouches for, and whether they may still come in by it. */
export type Vouched = {
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly providerId: string;
  readonly admits: (db: DirectoryTransaction) => Promise<boolean>;
};

/**
 * Opens a session for somebody whom a provider has vouched for. Whoever has a second factor shows it
 * before there is one, as after a password. It is asked once more, in the transaction that opens the
 * session, whether they may come in; a session that a provider opened proves nothing.
 * @throws Unauthenticated for whoever is not active, or may not come in any more; SecondStepRequired; Unavailable.
 */
export async function signInProvided(
  { userId, organizationId, providerId, admits }: Vouched,
  place: SessionPlace,
): Promise<OpenedSession> {
  const person = await lookUp({ user_id: userId }, (db) =>
    db.user.findUnique({ where: { id: userId }, select: { status: true, factorSince: true } }),
  );
  if (person?.status !== "active") throw new Unauthenticated();
  if (person.factorSince !== null) {
    throw new SecondStepRequired(await openPending(userId, (place.clock ?? systemClock)()));
  }
  return lookUp({ user_id: userId, organization_id: organizationId }, async (db) => {
    await lockEntrance(db, userId);
    if (!(await admits(db))) throw new Unauthenticated();
    return openSession(db, { userId, factor: null, providerId }, place);
  });
}
