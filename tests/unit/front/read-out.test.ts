import { once } from "node:events";
import { Agent, createServer, request as ask, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { readOut } from "@/lib/front/read-out.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Reads the beginning of a body, as a door does that refuses one which is too long. */
async function readBeginning(request: IncomingMessage): Promise<void> {
  const parts: AsyncIterator<unknown> = request.iterator({ destroyOnReturn: false });
  await parts.next();
}

/** Reads as much and puts an end to the request, as Next does; its connection goes on. */
async function readAndEnd(request: IncomingMessage): Promise<void> {
  await readBeginning(request);
  Object.assign(request, { socket: null });
  request.destroy();
}

/** Posts as much to a server on its only connection, and then asks it again. */
async function postAndAsk(length: number, read = readBeginning): Promise<string[]> {
  const server = createServer((request, response) => {
    readOut(request, response);
    void read(request).then(() => response.end(request.method));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  ends.push(
    () => server.closeAllConnections(),
    () => server.close(),
    () => agent.destroy(),
  );
  const told: string[] = [];
  for (const body of ["x".repeat(length), "x"]) {
    const sent = ask({ port, agent, host: "127.0.0.1", method: "POST" });
    sent.end(body);
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    response.resume();
    await once(response, "end");
    told.push(`${response.statusCode} ${sent.reusedSocket ? "again" : "anew"}`);
  }
  return told;
}

test("so it does where the request itself was put an end to", async () => {
  expect(await postAndAsk(200_000, readAndEnd)).toEqual(["200 anew", "200 again"]);
});

test.each([10, 200_000, 1_000_000])(
  "a connection goes on after a body of %i bytes that nobody read to its end",
  async (length) => {
    expect(await postAndAsk(length)).toEqual(["200 anew", "200 again"]);
  },
);
