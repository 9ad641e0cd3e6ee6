import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import type { MemberId, UserId } from "@/lib/kernel/ids.ts";
import { findLink, type FoundLink } from "@/lib/one-time/find-link.ts";
import { findOrganizationById, lookUp, type OrganizationEntry } from "@/lib/tenancy/directory.ts";

/** What whoever holds an invitation is told. */
export type OpenInvitation = {
  readonly link: FoundLink;
  readonly organization: OrganizationEntry;
  readonly memberId: MemberId;
  readonly userId: UserId;
  /** What they were invited as, whatever an account of theirs is called. */
  readonly name: string;
  /** The address that was invited, whatever theirs is by now: whoever made the link may look, too. */
  readonly email: string;
  /** The address that they sign in with, for whoever has come in. */
  readonly account: string;
  /** They have a password, or are a member elsewhere, and so accept by signing in. */
  readonly hasAccount: boolean;
};

/**
 * The invitation behind a token, while it works: null for one that is wrong, used or expired, and
 * where organization or person are suspended. Looking changes nothing, so a mail scanner may look.
 */
export async function readInvitation(
  token: string,
  clock: Clock = systemClock,
): Promise<OpenInvitation | null> {
  const link = await findLink("invitation", token, clock());
  if (link === null || link.organizationId === null) return null;
  const { organizationId, memberId, userId } = link;
  if (memberId === null || userId === null) return null;
  const organization = await findOrganizationById(organizationId);
  const person = await lookUp({ user_id: userId }, (db) =>
    db.user.findFirst({
      where: {
        id: userId,
        status: "active",
        memberships: { some: { id: memberId, status: "invited" } },
      },
      select: {
        ...{ email: true, passwordHash: true },
        memberships: {
          select: { id: true, acceptedAt: true, invitedAs: true, invitedEmail: true },
        },
      },
    }),
  );
  if (organization === null || person === null) return null;
  const { email: account, passwordHash, memberships } = person;
  const invited = memberships.find(({ id }) => id === memberId);
  const email = invited?.invitedEmail ?? "";
  const name = invited?.invitedAs ?? email;
  const hasAccount =
    passwordHash !== null || memberships.some(({ acceptedAt }) => acceptedAt !== null);
  return { link, organization, memberId, userId, name, email, account, hasAccount };
}
