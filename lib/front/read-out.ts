import type { IncomingMessage, ServerResponse } from "node:http";

/** What Node calls itself where nobody has read a body; no public name. */
type Dumping = { readonly _dump?: () => void };

/**
 * Has what is left of a request's body pass by once the request was answered: whoever refuses a body that
 * is too long reads no further, and the next request of that connection stands behind the rest.
 * @NOTE Within the time that a request may take at all.
 */
export function readOut(request: IncomingMessage, response: ServerResponse): void {
  // @NOTE A request that was put an end to has no connection any more.
  const { socket } = request;
  response.once("finish", () => {
    if (request.complete || socket.destroyed) return;
    const { _dump: dump } = request as Dumping;
    // @NOTE Without that name the connection ends with its answer.
    if (dump === undefined) return socket.destroySoon();
    dump.call(request);
    socket.resume();
  });
}
