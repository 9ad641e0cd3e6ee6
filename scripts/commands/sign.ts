import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { signRequest, type SystemCall } from "@/lib/gates/hmac/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import type { Command } from "../lib/command.ts";
import { reasonOf, StepFailed } from "../lib/step-failed.ts";

const usage = `npm run gatehouse -- sign METHOD URL [--body FILE] [--curl] [--data DIR]

Prints the headers with which the HMAC gate in front of /api/internal admits exactly this request:
this method, address and body, once, within a minute. URL is a whole address, or a path on the
server that runs on the data folder. Needs the instance's secret; the server need not run.

  --body FILE  the file whose bytes are sent as the body
  --curl       prints the whole command line for curl instead
`;

export const sign: Command = {
  summary: "print the headers for one request to the internal API",
  usage,
  needs: "secrets",
  run: async (parameters) => {
    const asked = read(parameters);
    if (asked === null) {
      process.stderr.write(usage);
      return 2;
    }
    const call = callOf(asked);
    const { GATEHOUSE_SECRET: secret } = environment();
    const headers = await signRequest(call, { secret, now: systemClock() });
    const lines = [
      `Content-Digest: ${headers["content-digest"]}`,
      `Signature-Input: ${headers["signature-input"]}`,
      `Signature: ${headers.signature}`,
    ];
    process.stdout.write(asked.curl ? curl(asked, call, lines) : `${lines.join("\n")}\n`);
    return 0;
  },
};

type Asked = { method: string; address: string; body: string | null; curl: boolean };

function read(parameters: string[]): Asked | null {
  const options = { body: { type: "string" }, curl: { type: "boolean" } } as const;
  try {
    const parsed = parseArgs({ args: parameters, options, allowPositionals: true });
    const [method = "", address, ...others] = parsed.positionals;
    if (!/^[A-Za-z]+$/.test(method) || address === undefined || others.length > 0) return null;
    const { body = null, curl: isCurl = false } = parsed.values;
    return { method: method.toUpperCase(), address, body, curl: isCurl };
  } catch {
    return null;
  }
}

function callOf({ method, address, body }: Asked): SystemCall {
  const base = address.startsWith("/") ? environment().GATEHOUSE_SELF : undefined;
  if (!/^(?:https?:\/\/|\/)/.test(address) || !URL.canParse(address, base)) {
    throw new StepFailed(
      `${address} is no address.`,
      "Write it as http://localhost:3000/api/internal/…, or as a path: /api/internal/…",
    );
  }
  const url = new URL(address, base);
  return body === null ? { method, url } : { method, url, body: bytesOf(body) };
}

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (cause) {
    throw new StepFailed(
      `${file} cannot be read: ${reasonOf(cause)}`,
      "Name the file that is sent as the body.",
      cause,
    );
  }
}

function curl({ method, body }: Asked, { url }: SystemCall, headers: readonly string[]): string {
  const content =
    body === null
      ? []
      : ["-H 'Content-Type: application/json'", `--data-binary ${quoted(`@${body}`)}`];
  const words = [
    `curl -sS -i -g -X ${method} ${quoted(url.href)}`,
    ...headers.map((header) => `-H ${quoted(header)}`),
    ...content,
  ];
  return `${words.join(" \\\n  ")}\n`;
}

/** One word for a shell (POSIX, single quotes). */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
