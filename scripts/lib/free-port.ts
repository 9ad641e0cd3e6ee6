import { createServer } from "node:net";

/** A port on 127.0.0.1 that nobody listens on; `preferred` when that one is free. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await whyNotFree(preferred, "127.0.0.1")) === null) {
    return preferred;
  }
  return listenOnce(0, "127.0.0.1");
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
