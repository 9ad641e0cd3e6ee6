import type { IncomingMessage, ServerResponse } from "node:http";
import { forgetStamp } from "@/lib/kernel/kept-stamps.ts";
import { log } from "@/lib/kernel/log.ts";
import { askWall, keepWord, type Passed } from "@/lib/wall/wall.ts";
import { compressed } from "./compressed.ts";
import { house } from "./house.ts";
import { sendWhole } from "./send-whole.ts";
import { finish, within } from "./wall-words.ts";

/**
 * Next, as far as it is known here: the method by which it runs its middleware is its own affair, and
 * may be gone with the next version.
 */
export type NextApp = { readonly server?: { getServer?(): Promise<Inside> } };
type Inside = { runMiddleware?: ((asking: Asking) => Promise<unknown>) | undefined };
type Asking = { readonly request: { readonly originalRequest?: IncomingMessage } };

/** Judges a request before Next has it; whether it goes on to Next, or was answered. */
export type JudgePage = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Has Next take the word of the wall in this process for the requests that were judged here, where it
 * would run the middleware for them, in a sandbox, with a wall of its own.
 * @returns null where Next has no place for that: then the middleware judges.
 * @NOTE What lets a request by the middleware is that this very object was judged, and nothing that a
 * request could say. Every other one, and all where Next asks in another way, meets the middleware; and
 * where none is asked, the doors find no stamp.
 */
export async function judgeForNext(app: NextApp): Promise<JudgePage | null> {
  const inside = await app.server?.getServer?.();
  const run = inside?.runMiddleware?.bind(inside);
  if (inside === undefined || run === undefined) {
    log.warn("Next runs its middleware in a way unknown here, so that pages are judged by it");
    return null;
  }
  const passed = new WeakMap<IncomingMessage, Passed>();
  inside.runMiddleware = (asking) => {
    const { originalRequest: request } = asking.request;
    const word = request === undefined ? undefined : passed.get(request);
    if (request === undefined || word === undefined) return run(asking);
    return Promise.resolve(goOn(request, word));
  };
  return async (request, response) => {
    const asked = askedBy(request);
    const word = await askWall(house(), asked, finish);
    if (word.kind === "answer") {
      const answer = within(asked, word.response);
      compressed(request, response, () => void sendWhole(response, answer));
      return false;
    }
    const name = keepWord(house(), word);
    response.once("finish", () => forgetStamp(name));
    for (const [name, value] of Object.entries(word.dress)) response.setHeader(name, value);
    passed.set(request, word);
    return true;
  };
}

/** The request as Next shows it to its middleware: under its own address, whatever its host is. */
function askedBy({ url = "/", method = "GET", headers, socket }: IncomingMessage) {
  headers["x-forwarded-for"] ??= socket.remoteAddress ?? "";
  const asked = new Headers();
  for (const [name, value] of Object.entries(headers)) asked.set(name, String(value));
  // @NOTE Next takes this ending off, so that both names of a page meet the same decision.
  return { url: `${INSIDE}${url.replace(/\.rsc($|\?)/, "$1")}`, method, headers: asked };
}

const INSIDE = "http://inside.invalid";

/** What Next takes for the answer of its middleware, on a request that has the wall's headers alone. */
function goOn({ headers }: IncomingMessage, { target, status, headers: given }: Passed) {
  for (const name of Object.keys(headers)) delete headers[name];
  Object.assign(headers, Object.fromEntries(given));
  // @NOTE Without an origin: Next would ask another one over the network.
  const response = new Response(null, {
    status: status ?? 200,
    headers: { "x-middleware-rewrite": target },
  });
  return { response, waitUntil: Promise.resolve() };
}
