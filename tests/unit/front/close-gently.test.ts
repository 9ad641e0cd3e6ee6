import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { closeGently } from "@/lib/front/close-gently.ts";

/** A server that has a request in hand, from a client that would like to keep its connection. */
async function underWay() {
  const server = createServer({ keepAliveTimeout: 60_000 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const asked = get({ port, host: "127.0.0.1", agent });
  const answered = once(asked, "response").then(([answer]) => text(answer as IncomingMessage));
  const [, response] = (await once(server, "request")) as [IncomingMessage, ServerResponse];
  return { server, response, answered, forget: () => agent.destroy() };
}

test("an answer under way is given to its end, and its connection is not waited for", async () => {
  const { server, response, answered, forget } = await underWay();
  response.write("the beginning");
  const closed = closeGently(server, 20_000);
  setTimeout(() => response.end(" and the end"), 100);
  expect(await answered).toBe("the beginning and the end");
  await closed;
  expect(server.listening).toBe(false);
  forget();
});

test("an answer that never ends is cut off when the patience is over", async () => {
  const { server, response, answered, forget } = await underWay();
  response.write("the beginning");
  const outcome = answered.then(
    () => "answered",
    () => "cut off",
  );
  await closeGently(server, 50);
  expect(await outcome).toBe("cut off");
  forget();
});

test("an answer under way is given to its end also where somebody asks to close once more", async () => {
  const { server, response, answered, forget } = await underWay();
  response.write("the beginning");
  const closed = [closeGently(server, 20_000), closeGently(server, 20_000)];
  setTimeout(() => response.end(" and the end"), 100);
  expect(await answered).toBe("the beginning and the end");
  await Promise.all(closed);
  forget();
});
