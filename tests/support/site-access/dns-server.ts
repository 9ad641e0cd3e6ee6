import { createSocket } from "node:dgram";

export type DnsServer = {
  /** `address:port`, as the setting DNS_SERVERS takes it. */
  readonly address: string;
  /** TXT records by name; what is not here does not exist. */
  readonly records: Map<string, string>;
  /** Names that were asked for, in turn. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
};

/** A DNS server that knows TXT records and nothing else (RFC 1035 §4). */
export async function startDns(): Promise<DnsServer> {
  const records = new Map<string, string>();
  const asked: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (question, { port, address }) => {
    const { name, end } = nameIn(question);
    asked.push(name);
    const text = records.get(name.toLowerCase());
    socket.send(answerTo(question, { end, text }), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const { port } = socket.address();
  const stop = () => new Promise<void>((resolve) => socket.close(() => resolve()));
  return { address: `127.0.0.1:${port}`, records, asked, stop };
}

const HEADER = 12;

function nameIn(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join("."), end: at + 5 };
}

type Found = { readonly end: number; readonly text: string | undefined };

function answerTo(question: Buffer, { end, text }: Found): Buffer {
  const header = Buffer.from(question.subarray(0, HEADER));
  header.writeUInt16BE(text === undefined ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(text === undefined ? 0 : 1, 6);
  header.writeUInt32BE(0, 8);
  const asked = question.subarray(HEADER, end);
  if (text === undefined) return Buffer.concat([header, asked]);
  const value = Buffer.from(text);
  // A pointer to the name that was asked for, TXT, IN, no time to live, and the length of what follows.
  const record = Buffer.from([0xc0, HEADER, 0, 16, 0, 1, 0, 0, 0, 0, 0, value.length + 1]);
  return Buffer.concat([header, asked, record, Buffer.from([value.length]), value]);
}
