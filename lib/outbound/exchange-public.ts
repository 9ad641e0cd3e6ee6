import { environment } from "@/lib/kernel/env.ts";
import { askHost, type Sent } from "./ask-host.ts";
import { boundedBody } from "./bounded-body.ts";
import { findPublicHost, systemResolve } from "./find-public-host.ts";
import { OutboundFailure } from "./outbound-failure.ts";

const MOST_BYTES = 1_000_000;
const MOST_TIME = 10_000;

/**
 * Asks a host that somebody named, with what a protocol has to send. As `fetchPublic`: its addresses are
 * looked at before one of them is asked, and nothing but those. A redirect is an answer and is not
 * followed: what is sent is for this host alone. Beyond the hosts of OUTBOUND_ALLOW only https is spoken.
 * @throws OutboundFailure.
 */
export async function exchangePublic(address: string, sent: Sent): Promise<Response> {
  const url = new URL(address);
  const allow = new Set(environment().OUTBOUND_ALLOW);
  if (url.protocol !== "https:" && !allow.has(url.host)) {
    throw new OutboundFailure("refused", "A provider is asked over https alone.");
  }
  const ends = new AbortController();
  const late = new OutboundFailure("too-late", "It took too long to answer.");
  const timer = setTimeout(() => ends.abort(late), MOST_TIME);
  try {
    const host = await findPublicHost(url, { allow, resolve: systemResolve });
    const answer = await askHost({ url, host, signal: ends.signal, sent });
    const bounds = { maxBytes: MOST_BYTES, timer, signal: ends.signal };
    const chunks: Uint8Array[] = [];
    for await (const chunk of boundedBody(answer, bounds)) chunks.push(chunk);
    const status = answer.statusCode ?? 502;
    const type = answer.headers["content-type"] ?? "";
    const body = EMPTY.has(status) ? null : Buffer.concat(chunks);
    return new Response(body, { status, headers: { "content-type": type } });
  } finally {
    clearTimeout(timer);
  }
}

const EMPTY: ReadonlySet<number> = new Set([204, 205, 304]);
