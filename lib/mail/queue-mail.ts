import { newId, type MemberId, type OrganizationId, type UserId } from "@/lib/kernel/ids.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { addJob } from "@/lib/tenancy/send-job.ts";

/** The job that sends one letter. */
export const MAIL_TASK = "mail";

/** What a letter is about; what it says is made when it goes out. */
export type MailPurpose =
  | "invitation"
  | "registration"
  | "password-reset"
  | "password-changed"
  | "email-change"
  | "email-changed"
  | "factor-added"
  | "factor-removed"
  | "factor-codes-renewed"
  | "factor-code-used"
  | "provider-linked";

export type QueuedMail = {
  readonly purpose: MailPurpose;
  readonly email: string;
  readonly organizationId?: OrganizationId;
  readonly memberId?: MemberId;
  /** Whose account it is about, where the letter goes to another address than theirs. */
  readonly userId?: UserId;
};

/** Leaves a letter to the workers, in the transaction of the scope. */
export const queueMail = ({ db, organizationId, clock }: Scope, mail: QueuedMail): Promise<void> =>
  queue(db, { ...mail, organizationId, id: newId() }, clock());

/**
 * Leaves a letter to whoever has an address, if anybody: whether somebody does is asked by the worker,
 * so that nothing of it shows here.
 */
export function queueOpenMail(mail: QueuedMail, now: number): Promise<void> {
  const id = newId();
  return lookUp({ mail: id }, (db) => queue(db, { ...mail, id }, now));
}

async function queue(
  db: DirectoryTransaction,
  mail: QueuedMail & { readonly id: string },
  now: number,
): Promise<void> {
  const at = new Date(now);
  await db.mail.create({ data: { ...mail, createdAt: at } });
  await addJob(db, {
    task: MAIL_TASK,
    key: `mail:${mail.id}`,
    payload: { id: mail.id },
    runAt: at,
  });
}
