import type { IncomingMessage, ServerResponse } from "node:http";
import { standBefore } from "@/lib/wall/wall.ts";
import { house } from "./house.ts";
import { sendWhole } from "./send-whole.ts";

/** Methods that a Web `Request` cannot hold; Next answers them with 500. */
const IMPOSSIBLE = new Set(["TRACE", "TRACK", "CONNECT"]);
/** A path that the wall always refuses as malformed. */
const MALFORMED = "/%2F";
const BASE = "http://malformed";

/**
 * Headers that decide something and of which there can be one. Of two, Node keeps the first, a Web
 * `Headers` joins them, and a proxy in front may have read either (RFC 9112 §3.2, §6.3; RFC 9110 §5.3).
 */
const SINGLE = new Set([
  "host",
  "authorization",
  "x-organization",
  "content-type",
  "content-length",
  "origin",
]);

/**
 * Makes a request fit for the wall: the client's address is the socket's unless proxies are trusted.
 * What Next would answer by itself, before any middleware and without our headers (`//`, `\`, an
 * absolute address, `TRACE`), is answered here in the wall's own words, and so is what two readers
 * could read in two ways: a header twice of which there can be one.
 * @returns whether the request goes on to the API or to Next.
 */
export async function tidyRequest(
  request: IncomingMessage,
  response: ServerResponse,
  trustedProxies: number,
): Promise<boolean> {
  if (trustedProxies === 0) {
    dropHeader(request, "forwarded");
    dropHeader(request, "x-forwarded-for");
    const address = request.socket.remoteAddress ?? "";
    request.headers["x-forwarded-for"] = address;
    request.rawHeaders.push("X-Forwarded-For", address);
  }
  const refusal = refusalOf(request);
  if (refusal === null) return true;
  const answer = await standBefore(house(), refusal, () => undefined);
  await sendWhole(response, answer);
  return false;
}

/** @NOTE Next reads `headers`, what makes a Web `Request` reads `rawHeaders`: both have to say the same. */
function dropHeader({ headers, rawHeaders }: IncomingMessage, name: string): void {
  delete headers[name];
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    if (rawHeaders[at]?.toLowerCase() === name) rawHeaders.splice(at, 2);
  }
}

/** The request in whose place the wall is asked; null for one that Next and the wall may see. */
function refusalOf(request: IncomingMessage): Request | null {
  const { method = "GET", url = "/", headers } = request;
  const path = url.split("?", 1)[0] ?? "";
  const isPlain = path.startsWith("/") && !path.includes("//") && !path.includes("\\");
  if (isPlain && !IMPOSSIBLE.has(method) && !saysTwice(request)) return null;
  const at = new URL(isPlain && path.startsWith("/api/") ? `/api${MALFORMED}` : MALFORMED, BASE);
  return new Request(at, {
    headers: { host: headers.host ?? "", accept: headers.accept ?? "*/*" },
  });
}

function saysTwice({ rawHeaders }: IncomingMessage): boolean {
  const seen = new Set<string>();
  return rawHeaders.some((text, at) => {
    const name = at % 2 === 0 ? text.toLowerCase() : "";
    if (!SINGLE.has(name)) return false;
    return seen.size === seen.add(name).size;
  });
}
