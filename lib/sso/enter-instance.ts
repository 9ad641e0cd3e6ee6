import { lockEntrance } from "@/lib/auth/distrust-providers.ts";
import type { OwnIdentity } from "@/lib/auth/identity-admits.ts";
import { linkInstanceIdentity } from "@/lib/auth/link-instance-identity.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { registerMember } from "@/lib/members/register-member.ts";
import { openRegistrations } from "@/lib/people/open-registrations.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Entering } from "./enter.ts";
import { tiesOf, type Obstacle } from "./find-entrant.ts";
import type { Claims, Provider } from "./provider.ts";

/**
 * Lets somebody in whom a provider of the whole instance vouches for: whoever is linked to it; by a
 * verified address, whoever has an account and no way into it so far, who was invited; and somebody
 * new where the organization that they are on the way to, or the one that is open, lets people register,
 * as a member with the role User. It makes nobody a member otherwise: an invitation stays to be accepted.
 * @returns whose session may be opened, and by which link; or why none may.
 */
export async function enterInstance(
  { id: providerId }: Provider,
  claims: Claims,
  entering: Entering,
): Promise<OwnIdentity | Obstacle> {
  const { subject, email } = claims;
  const known = await lookUp({ provider: providerId }, (db) =>
    db.instanceIdentity.findFirst({ where: { providerId, subject } }),
  );
  if (known !== null) return noteUse({ userId: known.userId as UserId, identityId: known.id });
  if (email === null) return "unverified";
  const newcomer = { providerId, subject, email };
  const found = await lookUp({ email }, (db) => db.user.findFirst({ where: { email } }));
  if (found === null) return (await registered(newcomer, claims, entering)) ?? "unknown";
  return linked(newcomer, found.id as UserId, entering);
}

type Newcomer = {
  readonly providerId: string;
  readonly subject: string;
  readonly email: string;
};

async function noteUse(identity: OwnIdentity): Promise<OwnIdentity> {
  const { userId, identityId: id } = identity;
  const usedAt = new Date();
  await lookUp({ user_id: userId }, (db) =>
    db.instanceIdentity.updateMany({ where: { id, userId }, data: { usedAt } }),
  );
  return identity;
}

/** Somebody new, as a member of the organization that they want to; null where it does not let them register. */
async function registered(
  { email, ...identity }: Newcomer,
  { name }: Claims,
  { towards, ...context }: Entering,
): Promise<OwnIdentity | null> {
  const open = await openRegistrations();
  const [only] = open;
  const organization =
    towards === "" && open.length === 1 ? only : open.find(({ slug }) => slug === towards);
  if (organization === undefined) return null;
  const organizationId = organization.id;
  const principal = { kind: "system", purpose: "people", organizationId } as const;
  const [local = email] = email.split("@");
  const person = { email, name: name ?? local, passwordHash: null, link: null, identity };
  try {
    const made = await runUseCase(registerMember, person, { ...context, principal });
    return made.identityId === null ? null : { userId: made.userId, identityId: made.identityId };
  } catch (error) {
    // @NOTE Closed, or somebody got an account with the address, in this moment.
    if (error instanceof NotFound || error instanceof Conflict) return null;
    throw error;
  }
}

/**
 * Links whose account nothing opens so far. What would open it is asked while nobody else comes in by a
 * provider or takes the account back (`lockEntrance`), and the link is made in the same transaction.
 */
const linked = (
  { email, ...identity }: Newcomer,
  userId: UserId,
  { requestId, clock = systemClock }: Entering,
): Promise<OwnIdentity | Obstacle> =>
  lookUp({ user_id: userId }, async (db) => {
    await lockEntrance(db, userId);
    const person = await db.user.findFirst({ where: { id: userId, email, status: "active" } });
    if (person === null) return "unknown";
    const ties = await tiesOf(db, userId);
    const isOpen = person.passwordHash !== null || person.factorSince !== null;
    if (isOpen || ties.elsewhere > 0 || ties.linked > 0) return "link-first";
    return linkInstanceIdentity(db, { userId, ...identity }, { requestId, now: clock() });
  });
