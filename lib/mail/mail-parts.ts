/** A mail server as people write it down. */
export type MailParts = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, or an unencrypted beginning that goes over to it. */
  readonly security: "tls" | "starttls";
  readonly user: string;
  readonly password: string;
};

/** The address of a mail server with its user, as the settings hold it. */
export function mailUrlOf({ host, port, security, user, password }: MailParts): string {
  const who = user === "" ? "" : `${encodeURIComponent(user)}:${encodeURIComponent(password)}@`;
  const name = host.includes(":") ? `[${host}]` : host;
  return `${security === "tls" ? "smtps" : "smtp"}://${who}${name}:${port}`;
}

/** The same the other way round. */
export function mailPartsOf(address: string): MailParts {
  const { protocol, hostname, port, username, password } = new URL(address);
  const security = protocol === "smtps:" ? "tls" : "starttls";
  return {
    host: hostname.replaceAll(/^\[|\]$/g, ""),
    port: port === "" ? USUAL_PORT[security] : Number(port),
    security,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}

const USUAL_PORT = { tls: 465, starttls: 587 } as const;
