import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { requireStamp } from "@/lib/doors/stamp.ts";
import { judgeForNext } from "@/lib/front/judge-pages.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { ownSettings } from "../../support/own-settings.ts";

/** Next's own way of running its middleware, as far as the front knows it. */
const inside = {
  runMiddleware: (_asking: { request: { originalRequest?: IncomingMessage } }): Promise<unknown> =>
    Promise.reject(new Error("The sandbox was asked.")),
};

test("a request that was judged here carries a stamp to its door, which ends with its answer", async () => {
  const secret = "a secret of the tests, long enough to be one";
  Object.assign(process.env, ownSettings({ secret, appUrl: "" }));
  const judge = await judgeForNext({ server: { getServer: () => Promise.resolve(inside) } });
  const arrived: Headers[] = [];
  const door = async (request: IncomingMessage, response: ServerResponse) => {
    await judge?.(request, response);
    await inside.runMiddleware({ request: { originalRequest: request } });
    const headers = new Headers(request.headers as Record<string, string>);
    arrived.push(headers);
    response.end((await requireStamp(headers, { surface: "probe" })).path);
  };
  const server = createServer((request, response) => {
    door(request, response).catch((error: unknown) => response.end(String(error)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const headers = { connection: "close", "x-gatehouse-stamp": "a visitor's own" };
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { headers });
  expect(await answer.text()).toBe("/api/health");
  server.close();
  await once(server, "close");
  const [first = new Headers()] = arrived;
  expect(first.get("x-gatehouse-stamp")).toMatch(/^[\w-]{43}$/);
  await expect(requireStamp(first, { surface: "probe" })).rejects.toThrow(NotFound);
});
