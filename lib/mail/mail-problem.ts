/** What nodemailer throws, as far as it is read here. */
export type MailFailure = {
  readonly code?: string;
  readonly message?: string;
  readonly responseCode?: number;
  /** What the server said, with its code. */
  readonly response?: string;
};

export type MailProblem = {
  /** For whoever waits for a letter. */
  readonly message: string;
  /** For whoever set the server up: what to look at. */
  readonly detail: string;
  readonly isFinal: boolean;
};

type Where = { readonly hostname: string; readonly port: string };

const AWAY = "The mail server could not be reached, or had no time.";

/** What went wrong with a letter, in words. */
export function problemOf(failure: MailFailure, where: Where): MailProblem {
  const { code, responseCode = 0 } = failure;
  const detail = detailOf(failure, where);
  if (code === "EAUTH") {
    return { message: "The mail server refuses our sign-in.", detail, isFinal: false };
  }
  if (responseCode >= 500) {
    const message = `The mail server refused the letter (${responseCode}).`;
    return { message, detail, isFinal: true };
  }
  return { message: AWAY, detail, isFinal: false };
}

function detailOf({ code, message = "", response = "" }: MailFailure, where: Where): string {
  const { hostname, port } = where;
  const at = port === "" ? hostname : `${hostname}, port ${port}`;
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(`${code} ${message}`)) {
    return `There is no server called ${hostname}. Look at how it is spelled.`;
  }
  if (message.includes("ECONNREFUSED")) return `Nothing listens at ${at}. Look at the port.`;
  if (code === "ETIMEDOUT") {
    return `No answer from ${at} in ten seconds. A firewall may close the port, or it wants TLS from the start.`;
  }
  if (/wrong version number|packet length too long/i.test(message)) {
    return `${at} does not speak TLS from the start. Choose STARTTLS.`;
  }
  if (/certificate|self-signed|altname/i.test(message)) {
    return `The certificate of ${hostname} is not good: ${message}.`;
  }
  if (code === "ETLS") {
    return `${at} offers no TLS, and a password goes nowhere without. Try TLS from the start, port 465.`;
  }
  if (code === "EAUTH") return `${hostname} refuses user and password: ${said(response, message)}`;
  return `${hostname} said: ${said(response, message)}`;
}

/** @NOTE A server's own words are a stranger's: one line, and not the whole of it. */
const said = (response: string, message: string): string =>
  (response === "" ? message : response).replaceAll(/\s+/g, " ").slice(0, 300);
