import { mailAccount, MailSealed } from "@/lib/mail/mail-account.ts";
import { mailPartsOf, type MailParts } from "@/lib/mail/mail-parts.ts";
import { instanceSettings } from "@/lib/tenancy/instance-settings.ts";

/** How mail is set up, as its form shows it: of a password that there is one, and no more. */
export type MailSettings = {
  readonly revision: number;
  readonly by: "environment" | "owner" | "nobody";
  /** It was sealed by another pepper or cannot be read, and is to be written anew. */
  readonly isSealed: boolean;
  readonly hasPassword: boolean;
  readonly from: string;
} & Omit<MailParts, "password">;

const NONE: MailParts = { host: "", port: 465, security: "tls", user: "", password: "" };

/** The mail settings, for the owner's own page. */
export async function readMail(): Promise<MailSettings> {
  const { revision, mailFrom } = await instanceSettings();
  try {
    const account = await mailAccount();
    const { password, ...parts } = account === null ? NONE : mailPartsOf(account.url);
    const from = account?.from ?? "";
    const by = account?.by ?? "nobody";
    return { revision, by, isSealed: false, hasPassword: password !== "", from, ...parts };
  } catch (error) {
    if (!(error instanceof MailSealed)) throw error;
    const { password: _none, ...parts } = NONE;
    const state = { by: "owner", isSealed: true, hasPassword: false } as const;
    return { revision, ...state, from: mailFrom, ...parts };
  }
}
