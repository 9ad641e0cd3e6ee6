import type { IncomingMessage } from "node:http";
import { log } from "@/lib/kernel/log.ts";

/** Whether a request can be put to the wall as it is: Next has an answer of its own to odd hosts. */
export const hasPlainHost = ({ headers }: IncomingMessage): boolean =>
  /^[\w.-]+(?::\d+)?$/.test(headers.host ?? "");

/**
 * The wall's own answer, for the one who asked.
 * @NOTE As through Next: no host header finds its way into a location (lib/wall/redirect.ts).
 */
export function within({ url }: { readonly url: string }, response: Response): Response {
  const { origin } = new URL(url);
  const location = response.headers.get("location") ?? "";
  if (location.startsWith(`${origin}/`)) {
    response.headers.set("location", location.slice(origin.length));
  }
  return response;
}

/** What the wall goes on with once it has answered. */
export function finish(work: Promise<unknown>): void {
  work.catch((error: unknown) => log.error("left undone behind an answer", { error }));
}
