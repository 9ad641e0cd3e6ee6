import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Below what any system takes for outgoing connections (Linux from 32768, others from 49152): a port
 * from there may be somebody's sending end by the time a server that is still starting listens.
 */
const FIRST = 20_000;
const AFTER_LAST = 32_000;
const TRIES = 50;

/** A port on 127.0.0.1 that nobody listens on; `preferred` when that one is free. */
export async function freePort(preferred?: number): Promise<number> {
  const ports = [
    preferred ?? [],
    Array.from({ length: TRIES }, () => randomInt(FIRST, AFTER_LAST)),
  ];
  for (const port of ports.flat()) {
    if ((await whyNotFree(port, "127.0.0.1")) === null) return port;
  }
  throw new Error(`No port from ${FIRST} to ${AFTER_LAST} is free.`);
}

/** Null when this process could listen there; otherwise the system's code, such as EADDRINUSE. */
export async function whyNotFree(port: number, host: string): Promise<string | null> {
  try {
    await listenOnce(port, host);
    return null;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code ?? String(cause);
  }
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
