import nodemailer from "nodemailer";
import { environment } from "@/lib/kernel/env.ts";
import { log } from "@/lib/kernel/log.ts";
import { htmlOf, textOf, type Letter } from "./letter.ts";

/** What a mail server said no to. The message is a sentence for whoever waits for the letter. */
export class MailRefused extends Error {
  /** It says no to this letter, and would again. */
  readonly isFinal: boolean;
  constructor(message: string, isFinal: boolean) {
    super(message);
    this.isFinal = isFinal;
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
  const { MAIL_URL, MAIL_FROM } = environment();
  const { password, hostname } = new URL(MAIL_URL);
  const transport = nodemailer.createTransport({
    url: MAIL_URL,
    requireTLS: password !== "" && !LOOPBACK.test(hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS * 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: MAIL_FROM,
      to: { name: "", address: to },
      subject: letter.subject,
      text: textOf(letter),
      html: htmlOf(letter),
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (cause) {
    log.warn("a mail was not taken", { reason: cause instanceof Error ? cause.message : "" });
    throw refusalOf(cause as Failure);
  } finally {
    transport.close();
  }
}

type Failure = { readonly code?: string; readonly responseCode?: number };

function refusalOf({ code, responseCode = 0 }: Failure): MailRefused {
  if (code === "EAUTH") return new MailRefused("The mail server refuses our sign-in.", false);
  if (responseCode >= 500) {
    return new MailRefused(`The mail server refused the letter (${responseCode}).`, true);
  }
  return new MailRefused("The mail server could not be reached, or had no time.", false);
}
