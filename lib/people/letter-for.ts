import type { MemberId, OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import type { Letter } from "@/lib/mail/letter.ts";
import type { MailPurpose } from "@/lib/mail/queue-mail.ts";
import { keepLink, type NewLink } from "@/lib/one-time/keep-link.ts";
import { findOrganizationById, lookUp } from "@/lib/tenancy/directory.ts";
import { changedLetter, invitationLetter, resetLetter } from "./letters.ts";

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
  }
}

type Person = { readonly userId: UserId; readonly email: string };

const findPerson = (email: string): Promise<Person | null> =>
  lookUp({ email }, async (db) => {
    const row = await db.user.findFirst({ where: { email, status: "active" } });
    return row === null ? null : { userId: row.id as UserId, email };
  });

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

/** A link in place of those for the same thing that are out. */
function renewLink(link: NewLink & { readonly userId: UserId }, now: number): Promise<string> {
  const { purpose, userId, organizationId, memberId } = link;
  const opened = organizationId === undefined ? {} : { organization_id: organizationId };
  return lookUp({ user_id: userId, ...opened }, async (db) => {
    await db.oneTimeLink.updateMany({
      where: { purpose, userId, usedAt: null, ...(memberId === undefined ? {} : { memberId }) },
      data: { usedAt: new Date(now) },
    });
    return (await keepLink(db, link, now)).address;
  });
}
