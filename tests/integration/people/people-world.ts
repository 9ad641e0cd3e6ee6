import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId, type MemberId, type UserId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { inviteMember } from "@/lib/members/invite-member.ts";
import type { LinkContext } from "@/lib/people/accept-invitation.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { COST } from "../auth/sign-in-world.ts";
import { callerOf } from "../../support/two-organizations.ts";

export const NEW_PASSWORD = "nobody guesses this walled garden";

/** What the entrance brings along for whoever shows a link. */
export const atEntrance = (now?: number): LinkContext => ({
  requestId: newId(),
  announce: () => Promise.resolve(),
  pepper: environment().GATEHOUSE_PEPPER,
  cost: COST,
  ...(now === undefined ? {} : { clock: () => now }),
});

/** The token at the end of a link. */
export const tokenIn = (link: string): string => link.slice(link.lastIndexOf("/") + 1);

export type Invited = {
  readonly id: MemberId;
  readonly userId: UserId;
  readonly email: string;
  readonly token: string;
};

/** Somebody whom `by` adds to their organization, with the token of their invitation. */
export async function invite(
  by: MemberPrincipal,
  email = `${newId()}@people.test`,
  roles: string[] = ["user"],
): Promise<Invited> {
  const person = { email, name: "Somebody", roles };
  const { id, userId } = await runUseCase(addMember, person, callerOf(by));
  const { link } = await runUseCase(inviteMember, { id }, callerOf(by));
  return { id, userId, email, token: tokenIn(link) };
}
