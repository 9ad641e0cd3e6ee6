import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chance } from "./randomness.ts";

/** What was sent and acknowledged: the files by their ids, and what became of requests. */
export type Sent = {
  /** SHA-256 of what was sent, by the id that the file was acknowledged under. */
  readonly files: Map<string, string>;
  readonly counts: { parts: number; unanswered: number; resumed: number };
};

export const newSent = (): Sent => ({
  files: new Map(),
  counts: { parts: 0, unanswered: 0, resumed: 0 },
});

type Desk = { readonly address: string; readonly sent: Sent };
type Asked = {
  readonly method: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
};
type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

/**
 * Sends files in parts until it is told to stop, and keeps each: after a request that was not answered
 * it goes on at the offset that it is told, as a careful program would.
 */
export async function sendFiles(
  address: string,
  chance: Chance,
  { sent, signal }: { readonly sent: Sent; readonly signal: AbortSignal },
): Promise<void> {
  const at: Desk = { address, sent };
  while (!signal.aborted) {
    const file = Buffer.alloc(chance.between(1, 6_000_000), randomUUID());
    const place = await begin(at, file.length);
    await sendParts(at, chance, { place, file });
    const id = await keep(at, place);
    sent.files.set(id, createHash("sha256").update(file).digest("hex"));
  }
}

const said = (name: string, value: string): string =>
  `${name} ${Buffer.from(value).toString("base64")}`;

/** @NOTE One that nobody heard of is begun again: the first is given up, and ends by itself. */
async function begin(at: Desk, length: number): Promise<string> {
  const headers = {
    "Upload-Length": String(length),
    "Upload-Metadata": [said("filename", "sent.bin"), said("purpose", "asset")].join(","),
  };
  const {
    status,
    headers: told,
    text,
  } = await untilAnswered(at, "/api/uploads", {
    ...{ method: "POST", headers },
  });
  const place = told.get("location");
  if (status !== 201 || place === null) throw new Error(`begun with ${status}: ${text}`);
  return place;
}

type Sending = { readonly place: string; readonly file: Buffer };

/** @throws Error where an offset that was acknowledged is taken back, or one is told that was not sent. */
async function sendParts(at: Desk, chance: Chance, { place, file }: Sending): Promise<void> {
  const { counts } = at.sent;
  for (let offset = 0, most = 0; offset < file.length;) {
    const part = file.subarray(offset, offset + chance.between(1, 2_000_000));
    most = Math.max(most, offset + part.length);
    const answer = await ask(at, place, {
      method: "PATCH",
      headers: {
        "Upload-Offset": String(offset),
        "Content-Type": "application/offset+octet-stream",
      },
      body: part,
    });
    counts.parts += 1;
    if (answer?.status === 204) {
      offset = Number(answer.headers.get("upload-offset"));
      continue;
    }
    // What is held or stands elsewhere is asked for, as after no answer; all else is a fault.
    if (answer !== null && ![409, 423, 404].includes(answer.status)) {
      throw new Error(`a part was answered with ${answer.status}: ${answer.text}`);
    }
    const told = await untilAnswered(at, place, { method: "HEAD" });
    const stands = Number(told.headers.get("upload-offset") ?? "-1");
    if (told.status !== 200 || stands < offset || stands > most) {
      throw new Error(`at ${offset} of ${most} it is told ${told.status}, ${stands}`);
    }
    if (stands > 0) counts.resumed += 1;
    offset = stands;
  }
}

async function keep(at: Desk, place: string): Promise<string> {
  const upload = place.split("/").at(-1) ?? "";
  const { status, text } = await untilAnswered(at, "/api/v1/assets", {
    method: "POST",
    headers: { "Content-Type": "application/vnd.api+json", "Idempotency-Key": upload },
    body: Buffer.from(JSON.stringify({ data: { type: "assets", attributes: { upload } } })),
  });
  if (status !== 201) throw new Error(`kept with ${status}: ${text}`);
  return (JSON.parse(text) as { data: { id: string } }).data.id;
}

async function untilAnswered(at: Desk, path: string, asked: Asked): Promise<Answer> {
  for (;;) {
    const answer = await ask(at, path, asked);
    if (answer !== null && answer.status !== 503) return answer;
    await sleep(20);
  }
}

/** @returns null when no answer came. */
async function ask({ address, sent }: Desk, path: string, asked: Asked): Promise<Answer | null> {
  const { method, headers = {}, body } = asked;
  try {
    const answer = await fetch(`${address}${path}`, {
      ...{ method, headers: { "Tus-Resumable": "1.0.0", ...headers } },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch {
    sent.counts.unanswered += 1;
    return null;
  }
}
