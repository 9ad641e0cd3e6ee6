import { Redis } from "ioredis";
import { log } from "@/lib/kernel/log.ts";

/**
 * @NOTE A client that is not connected refuses at once instead of queueing: whoever counts goes on
 * in this process, and no request waits for a Redis that is away.
 */
const LIMITS = {
  enableOfflineQueue: false,
  connectTimeout: 2_000,
  commandTimeout: 500,
  maxRetriesPerRequest: 0,
  enableAutoPipelining: true,
  keyPrefix: "gatehouse:",
};

const LONGEST_WAIT = 5_000;

/**
 * A client of the Redis at this address (`redis://` or `rediss://`). It connects in the background,
 * tries again for as long as it lives and never ends the process; who makes it disconnects it.
 */
export function redisClient(url: string): Redis {
  const client = new Redis(url, {
    ...LIMITS,
    lazyConnect: true,
    retryStrategy: (tries) => Math.min(tries * 200, LONGEST_WAIT),
  });
  tellOfChanges(client);
  client.connect().catch(() => undefined);
  return client;
}

/** One line when it is lost and one when it is back, however often it is tried in between. */
function tellOfChanges(client: Redis): void {
  let away = false;
  client.on("error", ({ message }: Error) => {
    if (!away) log.warn("Redis is out of reach; this process counts alone", { reason: message });
    away = true;
  });
  client.on("ready", () => {
    if (away) log.info("Redis is back and counts again");
    away = false;
  });
}
