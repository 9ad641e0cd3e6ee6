import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach } from "vitest";

/** A letter as the server took it: whom it went to, and all of it, decoded. */
export type TakenMail = { readonly to: string; readonly text: string };

export type MailServer = {
  readonly taken: TakenMail[];
  /** What it answers to a letter from now on: nothing, or an SMTP code with which it refuses. */
  refuses: number | null;
};

/**
 * A real SMTP server in this process, which the settings name. Stands before whatever reads settings
 * in the file.
 */
export function useMailServer(): MailServer {
  const state: MailServer = { taken: [], refuses: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo: (_address, _session, done) => done(refusalOf(state.refuses)),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
        state.taken.push({ to, text: decoded(Buffer.concat(parts).toString("utf8")) });
        done();
      });
    },
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.server.address() as AddressInfo;
    process.env["MAIL_URL"] = `smtp://127.0.0.1:${port}`;
    process.env["MAIL_FROM"] = "Gatehouse <gatehouse@house.test>";
  });
  beforeEach(() => {
    state.taken.length = 0;
    state.refuses = null;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  return state;
}

function refusalOf(code: number | null): Error | null {
  return code === null ? null : Object.assign(new Error("no"), { responseCode: code });
}

/** Quoted-printable (RFC 2045 §6.7), as far as letters of ours use it. */
const decoded = (raw: string): string =>
  raw
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
