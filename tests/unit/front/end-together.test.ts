import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endTogether } from "@/lib/front/end-together.ts";

/** Acme's answers are ready at once; Globex's cannot be sent; whoever is «gone» has hung up by then. */
const answer = ({ url, socket }: IncomingMessage, response: ServerResponse): void => {
  if (url === "/globex") {
    response.end = () => {
      throw new Error("no");
    };
  }
  if (url === "/gone") socket.destroy();
  response.writeHead(200, ["content-type", "text/plain"]);
  endTogether(response, `for ${url ?? ""}`);
};

const server = createServer(answer);
const ask = async (path: string): Promise<string | null> => {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${path}`)
    .then((response) => response.text())
    .catch(() => null);
};

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("fifty at once have each their own answer", async () => {
  const paths = Array.from({ length: 50 }, (_, at) => `/acme/${at}`);
  expect(await Promise.all(paths.map(ask))).toEqual(paths.map((path) => `for ${path}`));
});

test("an answer that cannot be sent, or whose reader is gone, takes no other along", async () => {
  const answers = await Promise.all(["/acme/1", "/globex", "/gone", "/acme/2"].map(ask));
  expect(answers).toEqual(["for /acme/1", null, null, "for /acme/2"]);
});
