import type { MemberId, OrganizationId } from "@/lib/kernel/ids.ts";
import type { Letter } from "@/lib/mail/letter.ts";
import type { MailPurpose } from "@/lib/mail/queue-mail.ts";
import { findOrganizationById, lookUp } from "@/lib/tenancy/directory.ts";
import { findPerson, type Person } from "./find-person.ts";
import { changedLetter, factorLetter, invitationLetter, resetLetter } from "./letters.ts";
import { renewLink } from "./renew-link.ts";

/** A letter that waits, as it was asked for. */
export type WaitingMail = {
  readonly purpose: MailPurpose;
  readonly email: string;
  readonly organizationId: OrganizationId | null;
  readonly memberId: MemberId | null;
};

/**
 * What a letter says now, with a link that is made for it and lies nowhere else. Null where there is
 * nothing to say: nobody has the address, they are suspended, or accepted meanwhile.
 */
export async function letterFor(mail: WaitingMail, now: number): Promise<Letter | null> {
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
      return factorLetter(mail.purpose);
  }
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
