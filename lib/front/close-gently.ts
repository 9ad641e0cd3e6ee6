import type { Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

const BETWEEN_LOOKS_MS = 50;

/**
 * Takes no new connection and resolves once the answers under way have been given, or after
 * `patience` milliseconds, when those that are left are cut off. Whoever asks for it again, as by Ctrl-C that
 * a terminal tells all processes and they each other, waits for the same end.
 */
export function closeGently(server: Server, patience: number): Promise<void> {
  const closing = closings.get(server) ?? close(server, patience);
  closings.set(server, closing);
  return closing;
}

const closings = new WeakMap<Server, Promise<void>>();

async function close(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  // @NOTE A connection that becomes idle after `close()` would be kept for its whole timeout.
  const looks = setInterval(() => server.closeIdleConnections(), BETWEEN_LOOKS_MS);
  await Promise.race([closed, delay(patience, undefined, { ref: false })]);
  clearInterval(looks);
  server.closeAllConnections();
}
