import { createServer, type Server } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInLimiter } from "@/lib/auth/sign-in-limiter.ts";
import { USUAL_TRIES } from "@/lib/auth/sign-in-limits.ts";
import { RateLimited } from "@/lib/kernel/errors.ts";
import { counter } from "@/lib/limits/counter.ts";
import type { LimitStore } from "@/lib/limits/limit-store.ts";
import { redisClient } from "@/lib/limits/redis-client.ts";

const clients: ReturnType<typeof redisClient>[] = [];
const servers: Server[] = [];
const urls = { closed: "", silent: "" };

beforeAll(async () => {
  const closed = await listen();
  urls.closed = urlOf(closed);
  closed.close();
  urls.silent = urlOf(await listen());
});
afterAll(() => {
  for (const client of clients) client.disconnect();
  for (const server of servers) server.close();
});

describe.each(["closed", "silent"] as const)("a Redis whose port is %s", (state) => {
  test("leaves the counting to the process, with the same limits", async () => {
    const window = { name: "few", tries: 10, seconds: 60 };
    const limited = counter(storeAt(urls[state]), window);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => limited.consume("somebody")),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  });

  test("lets nobody guess passwords without end, nor locks out who knows theirs", async () => {
    const tries = () => Promise.resolve(USUAL_TRIES);
    const limiter = signInLimiter(storeAt(urls[state]), "s".repeat(32), tries);
    const attempt = { email: "somebody@people.test", address: "192.0.2.1" };
    for (let tries = 0; tries < 4; tries += 1) await limiter.consume(attempt);
    await limiter.forgive(attempt);
    for (let tries = 0; tries < 5; tries += 1) await limiter.consume(attempt);
    await expect(limiter.consume(attempt)).rejects.toThrow(RateLimited);
  });
});

function storeAt(url: string): LimitStore {
  const redis = redisClient(url);
  clients.push(redis);
  return { redis };
}

/** A server that takes connections and says nothing. */
async function listen(): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.unref();
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return server;
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  return `redis://127.0.0.1:${address.port}`;
}
