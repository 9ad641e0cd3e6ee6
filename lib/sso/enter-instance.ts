import type { OwnIdentity } from "@/lib/auth/identity-admits.ts";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
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
  const found = await accountWith(email);
  if (typeof found === "string") return found;
  const userId = found === null ? await registered(email, claims, entering) : found.userId;
  if (userId === null) return "unknown";
  return link({ providerId, subject, userId }, entering);
}

async function noteUse(identity: OwnIdentity): Promise<OwnIdentity> {
  const { userId, identityId: id } = identity;
  const usedAt = new Date();
  await lookUp({ user_id: userId }, (db) =>
    db.instanceIdentity.updateMany({ where: { id, userId }, data: { usedAt } }),
  );
  return identity;
}

/** Whose account it is that nothing opens so far; null: there is none. */
async function accountWith(email: string): Promise<{ readonly userId: UserId } | Obstacle | null> {
  const person = await lookUp({ email }, (db) => db.user.findFirst({ where: { email } }));
  if (person === null) return null;
  if (person.status !== "active") return "unknown";
  const userId = person.id as UserId;
  const { elsewhere, linked } = await lookUp({ user_id: userId }, (db) => tiesOf(db, userId));
  const isOpen = person.passwordHash !== null || person.factorSince !== null;
  return isOpen || elsewhere > 0 || linked > 0 ? "link-first" : { userId };
}

/** Somebody new, as a member of the organization that they want to; null where it does not let them register. */
async function registered(
  email: string,
  { name }: Claims,
  { towards, ...context }: Entering,
): Promise<UserId | null> {
  const open = await openRegistrations();
  const [only] = open;
  const organization =
    towards === "" && open.length === 1 ? only : open.find(({ slug }) => slug === towards);
  if (organization === undefined) return null;
  const organizationId = organization.id;
  const principal = { kind: "system", purpose: "people", organizationId } as const;
  const [local = email] = email.split("@");
  const person = { email, name: name ?? local, passwordHash: null, link: null };
  try {
    return (await runUseCase(registerMember, person, { ...context, principal })).userId;
  } catch (error) {
    // @NOTE Closed, or somebody got an account with the address, in this moment.
    if (error instanceof NotFound || error instanceof Conflict) return null;
    throw error;
  }
}

type NewLink = { readonly providerId: string; readonly subject: string; readonly userId: UserId };

async function link(
  { providerId, subject, userId }: NewLink,
  { requestId, clock = systemClock }: Entering,
): Promise<OwnIdentity> {
  const at = new Date(clock());
  const identityId = newId();
  await lookUp({ user_id: userId }, async (db) => {
    const row = { id: identityId, providerId, subject, userId, linkedAt: at, usedAt: at };
    await db.instanceIdentity.create({ data: row });
    const detail = { providerId, identityId };
    await recordInstanceEvent(db, { action: "identity.linked", userId, requestId, at, detail });
  });
  return { userId, identityId };
}
