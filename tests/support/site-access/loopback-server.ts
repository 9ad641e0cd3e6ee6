import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type LoopbackServer = {
  readonly origin: string;
  /** Closes the port; connections in flight are cut. */
  stop(): Promise<void>;
  /** Listens again where it did before. */
  restart(): Promise<void>;
};

/** A real HTTP server on a free port of this machine, around a web-standard handler. */
export async function startLoopback(
  handle: (request: Request) => Promise<Response>,
): Promise<LoopbackServer> {
  let port = 0;
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const answer = await handle(await toRequest(incoming)).catch(
        (error: unknown) => new Response(String(error), { status: 500 }),
      );
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(await answer.text());
    })();
  });
  const listen = () =>
    new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  await listen();
  ({ port } = server.address() as AddressInfo);
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    restart: listen,
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = "GET", url = "/", headers } = incoming;
  const body = Buffer.concat(chunks);
  return new Request(`http://${headers.host ?? "localhost"}${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
    ...(body.length > 0 ? { body } : {}),
  });
}
