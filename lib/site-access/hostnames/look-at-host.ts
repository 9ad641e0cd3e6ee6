import { Resolver } from "node:dns/promises";
import { environment } from "@/lib/kernel/env.ts";
import { fetchPublic } from "@/lib/outbound/fetch-public.ts";
import { OutboundFailure } from "@/lib/outbound/outbound-failure.ts";
import { fileAddress, recordName } from "./challenge.ts";

/** What a look at a host found: how its owner says that it is ours to serve, or why that is not known. */
export type Proof =
  | { readonly method: "dns" | "file"; readonly problem: null }
  | { readonly method: null; readonly problem: string };

const DNS_MS = 3_000;
const FILE_MS = 8_000;
const MOST_BYTES = 1_000;

/**
 * Looks for the proof that a host is an organization's: a TXT record in its DNS, or a file that its
 * present server shows, at the address `file`. Nothing is believed that leads to another host. Never
 * throws.
 */
export async function lookAtHost(
  hostname: string,
  token: string,
  file = fileAddress(hostname, token),
): Promise<Proof> {
  const found = await Promise.all([
    lookAtRecord(hostname, token),
    lookAtFile(file, { hostname, token }),
  ]);
  if (found[0] === null) return { method: "dns", problem: null };
  if (found[1] === null) return { method: "file", problem: null };
  return { method: null, problem: found.join(" ") };
}

/** Why the record does not prove it; null: it does. */
async function lookAtRecord(hostname: string, token: string): Promise<string | null> {
  const resolver = new Resolver({ timeout: DNS_MS, tries: 2 });
  const { DNS_SERVERS } = environment();
  if (DNS_SERVERS.length > 0) resolver.setServers([...DNS_SERVERS]);
  try {
    const records = await resolver.resolveTxt(recordName(hostname));
    if (records.some((parts) => parts.join("").trim() === token)) return null;
    return `The TXT record at ${recordName(hostname)} holds another value.`;
  } catch {
    return `There is no TXT record at ${recordName(hostname)} yet.`;
  }
}

type Asked = { readonly hostname: string; readonly token: string };

async function lookAtFile(file: string, { hostname, token }: Asked): Promise<string | null> {
  try {
    const options = { maxBytes: MOST_BYTES, timeout: FILE_MS };
    const answer = await fetchPublic(file, options);
    const text = await textOf(answer.body);
    // @NOTE A server that sends everybody on to another host speaks for that one.
    if (new URL(answer.url).hostname !== hostname)
      return "The file's address leads to another host.";
    if (answer.status !== 200) return `The file's address answers ${answer.status}.`;
    return text.trim() === token ? null : "The file holds something else.";
  } catch (error) {
    if (error instanceof OutboundFailure) return `The file cannot be read: ${error.message}`;
    return "The file cannot be read.";
  }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of body) text += decoder.decode(part, { stream: true });
  return text + decoder.decode();
}
