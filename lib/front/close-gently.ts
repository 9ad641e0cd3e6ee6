import type { Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

const BETWEEN_LOOKS_MS = 50;

/**
 * Takes no new connection and resolves once the answers under way have been given, or after
 * `patience` milliseconds, when those that are left are cut off.
 */
export async function closeGently(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  // @NOTE A connection that becomes idle after `close()` would be kept for its whole timeout.
  const looks = setInterval(() => server.closeIdleConnections(), BETWEEN_LOOKS_MS);
  await Promise.race([closed, delay(patience, undefined, { ref: false })]);
  clearInterval(looks);
  server.closeAllConnections();
}
