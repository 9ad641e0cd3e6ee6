import type { IncomingMessage, ServerResponse } from "node:http";
import { standBefore } from "@/lib/wall/wall.ts";
import { house } from "./house.ts";

/** Methods that a Web `Request` cannot hold; Next answers them with 500. */
const IMPOSSIBLE = new Set(["TRACE", "TRACK", "CONNECT"]);
/** A path that the wall always refuses as malformed. */
const MALFORMED = "/%2F";

/**
 * Makes a request fit for the wall: the client's address is the socket's unless proxies are trusted.
 * What Next would answer by itself, before any middleware and without our headers (`//`, `\`, an
 * absolute address, `TRACE`), is answered here in the wall's own words.
 * @returns whether the request goes on to Next.
 */
export async function tidyRequest(
  request: IncomingMessage,
  response: ServerResponse,
  trustedProxies: number,
): Promise<boolean> {
  if (trustedProxies === 0) {
    delete request.headers["forwarded"];
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
  }
  const refusal = refusalOf(request);
  if (refusal === null) return true;
  const answer = await standBefore(house(), refusal, () => undefined);
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
  return false;
}

/** The request in whose place the wall is asked; null for one that Next and the wall may see. */
function refusalOf({ method = "GET", url = "/", headers }: IncomingMessage): Request | null {
  const path = url.split("?", 1)[0] ?? "";
  const isPlain = path.startsWith("/") && !path.includes("//") && !path.includes("\\");
  if (isPlain && !IMPOSSIBLE.has(method)) return null;
  const at = new URL(MALFORMED, "http://malformed");
  return new Request(at, {
    headers: { host: headers.host ?? "", accept: headers.accept ?? "*/*" },
  });
}
