import type { UserId } from "@/lib/kernel/ids.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { welcomeMember } from "@/lib/members/welcome-member.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { findEntrant, type Obstacle } from "./find-entrant.ts";
import { noteEntrance } from "./note-entrance.ts";
import type { Claims, Provider } from "./provider.ts";

/**
 * Lets somebody in whom a provider vouches for: makes them a member where they were invited, and gives
 * them the roles of their groups. @returns whose session may be opened, or why none may.
 */
export async function enter(
  provider: Provider,
  claims: Claims,
  context: Omit<Caller, "principal">,
): Promise<{ readonly userId: UserId } | Obstacle> {
  const entrant = await findEntrant(provider, claims);
  if (typeof entrant === "string") return entrant;
  const { organizationId, id: providerId } = provider;
  const principal = { kind: "system", purpose: "people", organizationId } as const;
  const { memberId: id, isNew, userId } = entrant;
  await runTogether({ ...context, principal }, async (caller) => {
    if (isNew) await runUseCase(welcomeMember, { id }, caller);
    const { subject } = claims;
    const noted = { id, providerId, subject, mapped: rolesFor(provider, claims) };
    const { roles } = await runUseCase(noteEntrance, noted, caller);
    if (roles !== null) await runUseCase(updateMember, { id, roles }, caller);
  });
  return { userId };
}

function rolesFor({ groupRoles }: Provider, { groups }: Claims): string[] {
  const held = new Set(groups);
  return [...new Set(groupRoles.flatMap(({ group, role }) => (held.has(group) ? [role] : [])))];
}
