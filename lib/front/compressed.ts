import type { IncomingMessage, ServerResponse } from "node:http";
import compression from "compression";

type Step = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
/** @NOTE Its types are another server's; all it needs is Node's. */
const compress = compression() as unknown as Step;

/** Has what `send` sends compressed on its way, for whoever reads that. */
export function compressed(
  request: IncomingMessage,
  response: ServerResponse,
  send: () => void,
): void {
  if (request.headers["accept-encoding"] === undefined) send();
  else compress(request, response, send);
}
