import { hashPassword } from "@/lib/auth/hash-password.ts";
import type { HashOptions } from "@/lib/auth/password-text.ts";
import { requireGoodPassword } from "@/lib/auth/require-good-password.ts";
import { Conflict, Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { joinMember } from "@/lib/members/join-member.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { chosenPasswordInput } from "./chosen-password.ts";
import { readInvitation, type OpenInvitation } from "./read-invitation.ts";

/** What the entrance brings along; the system acts for whoever holds the link. */
export type LinkContext = Omit<Caller, "principal"> & HashOptions;

/** Where somebody who came in goes on to, and the address that they sign in with. */
export type Joined = { readonly slug: string; readonly email: string };

/**
 * Lets somebody new in who shows their invitation: they choose their password, and every session that
 * they might have ends.
 * @throws NotFound for a link that is wrong, used or expired, all alike; Conflict for somebody who has
 * an account, and signs in instead; Invalid for the password.
 */
export async function acceptAsNew(
  token: string,
  rawInput: unknown,
  context: LinkContext,
): Promise<Joined> {
  const invitation = await requireInvitation(token, context);
  const { password } = parseInput(chosenPasswordInput, rawInput);
  if (invitation.hasAccount) throw new Conflict("You have an account already. Sign in to accept.");
  const { userId, name, account: email } = invitation;
  await requireGoodPassword(password, { ...context, userId, name, email });
  return join(invitation, { passwordHash: await hashPassword(password, context), context });
}

/**
 * Accepts an invitation by the person whom it is for, who is signed in.
 * @throws NotFound as above; Forbidden for anybody else's.
 */
export async function acceptSignedIn(
  token: string,
  userId: UserId | null,
  context: Omit<Caller, "principal">,
): Promise<Joined> {
  const invitation = await requireInvitation(token, context);
  if (userId !== invitation.userId) {
    throw new Forbidden(`This invitation is for ${invitation.email}. Sign in as that person.`);
  }
  return join(invitation, { passwordHash: null, context });
}

async function requireInvitation(
  token: string,
  { clock }: Pick<Caller, "clock">,
): Promise<OpenInvitation> {
  const invitation = await readInvitation(token, clock);
  if (invitation === null) throw new NotFound();
  return invitation;
}

type Joining = {
  readonly passwordHash: string | null;
  readonly context: Omit<Caller, "principal">;
};

async function join(
  { link, organization, memberId, account }: OpenInvitation,
  { passwordHash, context }: Joining,
): Promise<Joined> {
  const { id, digest } = link;
  const principal = {
    ...({ kind: "system", purpose: "people" } as const),
    organizationId: organization.id,
  };
  await runUseCase(
    joinMember,
    { id: memberId, link: { id, digest }, passwordHash },
    { ...context, principal },
  );
  return { slug: organization.slug, email: account };
}
