import type { OwnIdentity } from "@/lib/auth/identity-admits.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { welcomeMember } from "@/lib/members/welcome-member.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { enterInstance } from "./enter-instance.ts";
import { findEntrant, type Obstacle, type OwnedProvider } from "./find-entrant.ts";
import { noteEntrance } from "./note-entrance.ts";
import type { Claims, Provider } from "./provider.ts";

/** Where somebody comes in, and where to. */
export type Entering = Omit<Caller, "principal"> & {
  /** The organization that they are on the way to; empty: none. */
  readonly towards: string;
};

/**
 * Lets somebody in whom a provider vouches for. One of an organization makes them a member where they
 * were invited, and gives them the roles of their groups; for one of the instance see `enterInstance`.
 * @returns whose session may be opened, and by which link; or why none may.
 */
export async function enter(
  provider: Provider,
  claims: Claims,
  entering: Entering,
): Promise<OwnIdentity | Obstacle> {
  const { organizationId, ...rest } = provider;
  if (organizationId === null) return enterInstance(provider, claims, entering);
  return enterOrganization({ ...rest, organizationId }, claims, entering);
}

async function enterOrganization(
  provider: Provider & OwnedProvider,
  claims: Claims,
  { towards: _towards, ...context }: Entering,
): Promise<OwnIdentity | Obstacle> {
  const entrant = await findEntrant(provider, claims);
  if (typeof entrant === "string") return entrant;
  const { organizationId, id: providerId } = provider;
  const principal = { kind: "system", purpose: "people", organizationId } as const;
  const { memberId: id, isNew, userId } = entrant;
  const identityId = await runTogether({ ...context, principal }, async (caller) => {
    if (isNew) await runUseCase(welcomeMember, { id }, caller);
    const { subject } = claims;
    const noted = { id, providerId, subject, mapped: rolesFor(provider, claims) };
    const note = await runUseCase(noteEntrance, noted, caller);
    if (note.roles !== null) await runUseCase(updateMember, { id, roles: note.roles }, caller);
    return note.identityId;
  });
  return { userId, identityId };
}

function rolesFor({ groupRoles }: Provider, { groups }: Claims): string[] {
  const held = new Set(groups);
  return [...new Set(groupRoles.flatMap(({ group, role }) => (held.has(group) ? [role] : [])))];
}
