import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { servedApi } from "@/lib/doors/api/served-api.ts";
import { isTurnedAway, turnAway } from "@/lib/doors/auth/turned-away.ts";
import { textOf } from "@/lib/kernel/text-response.ts";
import { askWall, type Passed } from "@/lib/wall/wall.ts";
import { compressed } from "./compressed.ts";
import { endTogether } from "./end-together.ts";
import { house } from "./house.ts";
import { finish, hasPlainHost, within } from "./wall-words.ts";

/**
 * Whether a request is for the API's own handler: what signs in and out there is Next's, as long as there
 * is room to judge a password.
 */
export const isForApi = (request: IncomingMessage): boolean =>
  hasPlainHost(request) && (isOwn(request.url ?? "/") || isTurnedAway(request));

const isOwn = (url: string): boolean => OWN.test(url) && !LEAVING.test(url);
const OWN = /^\/api\/v1\/(?!auth\/)/;
/** @NOTE With a segment of dots an address may amount to one that is elsewhere (RFC 3986 §5.2.4). */
const LEAVING = /^[^?#]*\/(?:\.|%2e){1,2}(?:[/?#]|$)/i;

/**
 * The second mount of the same wall and the same API: both as functions, and nothing between them
 * and the socket. What the wall says and what the door demands is the same as through Next.
 */
export function serveApi(request: IncomingMessage, response: ServerResponse): void {
  compressed(request, response, () => void listen(request, response));
}

const listen = getRequestListener(
  async (request, { outgoing }) => send(await answer(request), outgoing as ServerResponse),
  { overrideGlobalObjects: false },
);

/** An answer, and the headers that the wall has it wear in place of its own. */
type Dressed = { readonly response: Response; readonly dress: Readonly<Record<string, string>> };

/** @NOTE A text is sent as it is: reading it out of a stream takes longer than making most of them. */
function send({ response, dress }: Dressed, outgoing: ServerResponse): Response {
  const text = textOf(response);
  if (text === undefined) {
    for (const [name, value] of Object.entries(dress)) response.headers.set(name, value);
    return response;
  }
  const head = Object.entries(dress).flat();
  for (const [name, value] of response.headers) {
    if (!Object.hasOwn(dress, name)) head.push(name, value);
  }
  head.push("content-length", String(Buffer.byteLength(text)));
  outgoing.writeHead(response.status, head);
  endTogether(outgoing, text);
  return RESPONSE_ALREADY_SENT;
}

async function answer(request: Request): Promise<Dressed> {
  const word = await askWall(house(), request, finish);
  if (word.kind === "answer") return { response: within(request, word.response), dress: {} };
  const response = OWN.test(word.stamp.path)
    ? await servedApi(judged(request, word), word.stamp)
    : turnAway(word.stamp);
  return { response, dress: word.dress };
}

/** The request as the doors see it: at the address and with the headers that the wall leaves it. */
function judged(request: Request, { target, headers }: Passed): Request {
  const { href: url } = new URL(target, request.url);
  const { method } = request;
  if (method === "GET" || method === "HEAD") {
    // @NOTE The same request with other words: making one anew takes longer than judging it.
    const own = { url: { value: url }, headers: { value: headers } };
    return Object.create(request, own) as Request;
  }
  return new Request(url, { ...partsOf(request), headers });
}

/** @NOTE `duplex` is demanded of whoever streams a body (WHATWG Fetch), and unknown to the types. */
const partsOf = ({ method, body }: Request): RequestInit =>
  body === null ? { method } : ({ method, body, duplex: "half" } as RequestInit);
