import type { MemberId, OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import type { Letter } from "@/lib/mail/letter.ts";
import type { MailPurpose } from "@/lib/mail/queue-mail.ts";
import { keepLink } from "@/lib/one-time/keep-link.ts";
import { findOrganizationById, lookUp } from "@/lib/tenancy/directory.ts";
import { accountAt } from "./account-at.ts";
import { findPerson, type Person } from "./find-person.ts";
import {
  changedLetter,
  emailChangedLetter,
  emailChangeLetter,
  factorLetter,
  invitationLetter,
  knownLetter,
  registrationLetter,
  resetLetter,
} from "./letters.ts";
import { openRegistrations } from "./open-registrations.ts";
import { renewLink } from "./renew-link.ts";

/** A letter that waits, as it was asked for. */
export type WaitingMail = {
  readonly purpose: MailPurpose;
  readonly email: string;
  readonly organizationId: OrganizationId | null;
  readonly memberId: MemberId | null;
  readonly userId: UserId | null;
};

/**
 * What a letter says now, with a link that is made for it and lies nowhere else. Null where there is
 * nothing to say: nobody has the address, they are suspended, or accepted meanwhile.
 */
export async function letterFor(mail: WaitingMail, now: number): Promise<Letter | null> {
  // @NOTE These go to addresses that are nobody's yet, or nobody's any more.
  if (mail.purpose === "registration") return registering(mail, now);
  if (mail.purpose === "email-change") return changing(mail, now);
  if (mail.purpose === "email-changed") return emailChangedLetter();
  const person = await findPerson(mail.email);
  if (person === null) return null;
  switch (mail.purpose) {
    case "invitation":
      return inviting(mail, person, now);
    case "password-reset":
      return resetLetter(await renewLink({ purpose: "password-reset", ...person }, now));
    case "password-changed":
      return changedLetter();
    case "factor-added":
    case "factor-removed":
    case "factor-codes-renewed":
    case "factor-code-used":
    case "provider-linked":
      return factorLetter(mail.purpose);
  }
}

async function registering(
  { organizationId, email }: WaitingMail,
  now: number,
): Promise<Letter | null> {
  const open = await openRegistrations();
  const organization = open.find(({ id }) => id === organizationId);
  if (organization === undefined) return null;
  const account = await accountAt(email);
  // @NOTE Whoever is suspended neither has an account to sign in with nor may get another.
  if (account === "suspended") return null;
  if (account === "active") return knownLetter(organization.name);
  const { id } = organization;
  const address = await lookUp({ organization_id: id }, async (db) => {
    const before = { purpose: "registration", organizationId: id, email, usedAt: null } as const;
    await db.oneTimeLink.updateMany({ where: before, data: { usedAt: new Date(now) } });
    const link = { purpose: "registration", organizationId: id, email } as const;
    return (await keepLink(db, link, now)).address;
  });
  return registrationLetter(organization.name, address);
}

async function changing({ userId, email }: WaitingMail, now: number): Promise<Letter | null> {
  if (userId === null || (await accountAt(email)) !== "none") return null;
  return emailChangeLetter(await renewLink({ purpose: "email-change", userId, email }, now));
}

async function inviting(
  { organizationId, memberId }: WaitingMail,
  person: Person,
  now: number,
): Promise<Letter | null> {
  if (organizationId === null || memberId === null) return null;
  const organization = await findOrganizationById(organizationId);
  const isInvited = await lookUp({ organization_id: organizationId }, (db) =>
    db.member.count({ where: { organizationId, id: memberId, status: "invited" } }),
  );
  if (organization === null || isInvited === 0) return null;
  const link = { purpose: "invitation", organizationId, memberId, ...person } as const;
  return invitationLetter(organization.name, await renewLink(link, now));
}
