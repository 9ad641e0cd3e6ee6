import { Agent as HttpAgent, type IncomingMessage, request as askHttp } from "node:http";
import { Agent as HttpsAgent, request as askHttps } from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import type { PublicHost } from "./find-public-host.ts";
import { OutboundFailure } from "./outbound-failure.ts";

export type Answer = IncomingMessage;

type Question = {
  readonly url: URL;
  readonly host: PublicHost;
  readonly signal: AbortSignal;
  /** What is sent along; without it nothing is, and it is a GET. */
  readonly sent?: Sent;
};

/** What a question says beside its address. */
export type Sent = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

/**
 * Asks one host once, at one of the addresses that were looked at. Certificates count for the name, as
 * always. @throws OutboundFailure where nothing sound comes back.
 */
export function askHost({ url, host, signal, sent }: Question): Promise<Answer> {
  const isHttps = url.protocol === "https:";
  const lookup = pinned(host);
  // @NOTE An agent of its own: no connection of another question, and none kept for the next one.
  const agent = isHttps ? new HttpsAgent({ lookup }) : new HttpAgent({ lookup });
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(failureOf(url, signal, cause));
    const method = sent?.method ?? "GET";
    const headers = { ...sent?.headers, ...HEADERS, ...acceptOf(sent) };
    const asked = (isHttps ? askHttps : askHttp)(url, { agent, method, headers, signal });
    asked.once("response", resolve);
    asked.on("error", fail);
    asked.once("upgrade", (_answer, socket) => {
      socket.destroy();
      fail(new Error("It answered with another protocol."));
    });
    asked.end(sent?.body ?? undefined);
  });
}

const HEADERS = { accept: "*/*", "accept-encoding": "identity", "user-agent": "Gatehouse" };

const acceptOf = (sent: Sent | undefined): Record<string, string> => {
  const accept = sent?.headers["accept"];
  return accept === undefined ? {} : { accept };
};

/** Answers every question for an address with those that were looked at. */
function pinned({ addresses }: PublicHost): LookupFunction {
  const entries = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, options, answer) => {
    const [first] = entries;
    if (first === undefined) answer(new Error("It has no address."), "", 0);
    else if (options.all === true) answer(null, entries);
    else answer(null, first.address, first.family);
  };
}

function failureOf({ hostname }: URL, signal: AbortSignal, cause: unknown): OutboundFailure {
  if (signal.reason instanceof OutboundFailure) return signal.reason;
  return new OutboundFailure("unreachable", `${hostname} could not be reached.`, cause);
}
