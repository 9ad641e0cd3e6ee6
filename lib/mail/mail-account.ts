import { environment } from "@/lib/kernel/env.ts";
import { unseal, type SealedFor } from "@/lib/kernel/seal.ts";
import { instanceSettings } from "@/lib/tenancy/instance-settings.ts";

/** Where mail is handed in, as smtp:// or smtps:// with user and password, and whom it comes from. */
export type MailAccount = {
  readonly url: string;
  readonly from: string;
  /** Who says so: what the operator set for the process wins over what the owner decided. */
  readonly by: "environment" | "owner";
};

/**
 * Where this instance hands its mail in; null: nowhere. The environment's word wins: whoever runs the
 * process can always mend what was decided in a browser.
 * @throws Unavailable; MailSealed for an account that this pepper does not open, or that is no address.
 */
export async function mailAccount(): Promise<MailAccount | null> {
  const { MAIL_URL, MAIL_FROM } = environment();
  if (MAIL_URL !== "") return { url: MAIL_URL, from: MAIL_FROM, by: "environment" };
  const { mailUrl, mailFrom: from } = await instanceSettings();
  if (mailUrl === "") return null;
  const url = await unseal(mailUrl, mailSeal());
  if (url === null || !URL.canParse(url)) throw new MailSealed();
  return { url, from, by: "owner" };
}

/** The account was sealed by another pepper, or cannot be read. */
export class MailSealed extends Error {
  constructor() {
    super(
      "The mail settings cannot be opened any more. The owner of the instance saves them anew.",
    );
  }
}

/** What the account is sealed for: the instance, of which there is one. */
export const mailSeal = (): SealedFor => ({
  secret: environment().GATEHOUSE_PEPPER,
  purpose: "mail-account",
  of: "instance",
});
