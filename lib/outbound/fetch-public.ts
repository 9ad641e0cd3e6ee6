import type { IncomingHttpHeaders } from "node:http";
import { environment } from "@/lib/kernel/env.ts";
import { askHost, type Answer } from "./ask-host.ts";
import { boundedBody } from "./bounded-body.ts";
import { findPublicHost, type Resolve, systemResolve } from "./find-public-host.ts";
import { OutboundFailure } from "./outbound-failure.ts";

export type FetchOptions = {
  /** Bytes of the body at most. */
  readonly maxBytes: number;
  /** Milliseconds from the question to the last byte, redirects included. */
  readonly timeout: number;
  /** Hosts that may be asked wherever they are; without it those of the setting OUTBOUND_ALLOW. */
  readonly allow?: readonly string[];
  /** Finds the addresses of a name. */
  readonly resolve?: Resolve;
};

/** What the world answered, whatever its status. The body is read once, or given up with `close`. */
export type PublicResponse = {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Throws OutboundFailure where it is too large, too late, or ends half-way. */
  readonly body: AsyncIterable<Uint8Array>;
  readonly close: () => void;
};

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks (GET) for something that a stranger's address names, without becoming their hand inside our
 * network: the name is resolved once, every address is looked at, and the connection goes to one of
 * those and to no other, which leaves DNS no second answer to give. The same again after each redirect,
 * of five at most. Nothing of ours is sent: no cookie, no credential, no referrer; a compressed body is
 * refused, so that what is counted is what there is. Every byte and second counts against the bounds.
 * @throws OutboundFailure; the caller's `body` throws it, too.
 */
export async function fetchPublic(address: string, options: FetchOptions): Promise<PublicResponse> {
  const ends = new AbortController();
  const late = new OutboundFailure("too-late", "It took too long to answer.");
  const timer = setTimeout(() => ends.abort(late), options.timeout);
  timer.unref();
  try {
    const { url, answer } = await follow(address, options, ends.signal);
    const body = boundedBody(answer, { maxBytes: options.maxBytes, timer, signal: ends.signal });
    const close = () => {
      clearTimeout(timer);
      answer.destroy();
    };
    const { statusCode: status = 0, headers } = answer;
    return { url: url.href, status, headers, body, close };
  } catch (failure) {
    clearTimeout(timer);
    throw failure;
  }
}

type Found = { readonly url: URL; readonly answer: Answer };

async function follow(
  address: string,
  { allow, resolve = systemResolve }: FetchOptions,
  signal: AbortSignal,
): Promise<Found> {
  const around = { allow: new Set(allow ?? environment().OUTBOUND_ALLOW), resolve };
  let url = readAddress(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const host = await beforeEnd(findPublicHost(url, around), signal);
    const answer = await askHost({ url, host, signal });
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.statusCode ?? 0) || location === undefined) return { url, answer };
    answer.destroy();
    url = readAddress(location, url);
  }
  throw new OutboundFailure("too-many-redirects", "It leads on and on to other addresses.");
}

function readAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) {
    throw new OutboundFailure("refused", "This is not an address that can be fetched.");
  }
  return new URL(address, base);
}

/** @NOTE A resolver cannot be interrupted; whoever waits for it can. */
function beforeEnd<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason as OutboundFailure);
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
