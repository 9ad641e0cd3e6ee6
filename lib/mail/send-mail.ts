import nodemailer from "nodemailer";
import { log } from "@/lib/kernel/log.ts";
import { htmlOf, textOf, type Letter } from "./letter.ts";
import { mailAccount, MailSealed } from "./mail-account.ts";
import { problemOf, type MailFailure, type MailProblem } from "./mail-problem.ts";

/** What a mail server said no to. The message is a sentence for whoever waits for the letter. */
export class MailRefused extends Error {
  /** It says no to this letter, and would again. */
  readonly isFinal: boolean;
  /** The same for whoever set the server up, with its own words. */
  readonly detail: string;
  constructor({ message, isFinal, detail }: MailProblem) {
    super(message);
    this.isFinal = isFinal;
    this.detail = detail;
  }
}

const PATIENCE_MS = 10_000;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[?::1\]?)$/;

/**
 * Hands a letter to the mail server. A password is told to no server over a connection that is not
 * encrypted, unless it is this machine's.
 * @throws MailRefused; what exactly went wrong stands in the log.
 */
export async function sendMail(to: string, letter: Letter): Promise<void> {
  const { url, from } = await presentAccount();
  const { password, hostname, port } = new URL(url);
  const transport = nodemailer.createTransport({
    url,
    requireTLS: password !== "" && !LOOPBACK.test(hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS * 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      to: { name: "", address: to },
      subject: letter.subject,
      text: textOf(letter),
      html: htmlOf(letter),
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (cause) {
    log.warn("a mail was not taken", { reason: cause instanceof Error ? cause.message : "" });
    throw new MailRefused(problemOf(cause as MailFailure, { hostname, port }));
  } finally {
    transport.close();
  }
}

async function presentAccount() {
  try {
    const account = await mailAccount();
    if (account !== null) return account;
    const message = "This instance sends no mail any more.";
    throw new MailRefused({ message, isFinal: true, detail: message });
  } catch (cause) {
    if (!(cause instanceof MailSealed)) throw cause;
    throw new MailRefused({ message: cause.message, isFinal: true, detail: cause.message });
  }
}
