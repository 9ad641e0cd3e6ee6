import { createClient } from "@vercel/edge-config";
import { makeStoreBearer } from "@/lib/gates/hmac/verify.ts";
import { sha256Hex } from "@/lib/kernel/bytes.ts";
import type { Clock } from "@/lib/kernel/clock.ts";
import type { Environment } from "@/lib/kernel/env.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";
import { withinTime } from "@/lib/kernel/within-time.ts";

/** Where signed site records are read from, one per hostname. */
export type RecordStore = {
  /**
   * The record of a hostname as it is stored, undefined when there is none.
   * @param patience milliseconds after which the store counts as unreachable.
   * @throws Unavailable when the store does not answer in time or not as it should.
   */
  read(hostname: string, patience: number): Promise<unknown>;
};

/**
 * The record store of an instance: the real Edge Config when `EDGE_CONFIG` names one, otherwise
 * the instance's own endpoint, which speaks the same protocol below
 * `{GATEHOUSE_SELF}/api/internal/edge-config`:
 *
 * - `GET /item/{key}?version=1` → 200 with the item as JSON (here a string: the compact signed
 *   record), or 404. The 404 carries `x-edge-config-digest`; without it the client reports a
 *   missing store, not a missing item.
 * - `GET /items?version=1&key=…&key=…` → 200 with an object of the items found.
 * - `GET /digest?version=1` → 200 with a JSON string.
 *
 * Each with `Authorization: Bearer`, a bearer of the HMAC gate. Answers carry no `ETag`:
 * the client would keep every one of them in memory, keyed by the bearer, for ever.
 * @NOTE The client's stale-if-error never ends (its age test is always true in 1.5.1), so it stays
 * off; the wall itself decides how long an old record counts.
 */
export function createRecordStore(environment: Environment, clock: Clock): RecordStore {
  return {
    async read(hostname, patience) {
      const client = createClient(await connectionOf(environment, clock), {
        staleIfError: false,
        cache: "no-store",
        disableDevelopmentCache: true,
      });
      const key = await hostKey(hostname);
      return inTime(client.get(key), patience);
    },
  };
}

/** Key of a hostname's item: Edge Config allows 256 characters of `[A-Za-z0-9_-]`. */
export const hostKey = async (hostname: string): Promise<string> =>
  `host_${await sha256Hex(hostname.toLowerCase())}`;

async function connectionOf(environment: Environment, clock: Clock): Promise<string> {
  if (environment.EDGE_CONFIG !== "") return environment.EDGE_CONFIG;
  const judging = { secret: environment.GATEHOUSE_SECRET, now: clock() };
  const url = new URL("/api/internal/edge-config", environment.GATEHOUSE_SELF);
  url.searchParams.set("id", "gatehouse");
  url.searchParams.set("token", await makeStoreBearer(judging));
  return url.href;
}

async function inTime<Value>(work: Promise<Value>, patience: number): Promise<Value> {
  const late = () => new Unavailable("The record store did not answer.");
  try {
    return await withinTime(work, patience, late);
  } catch (cause) {
    throw cause instanceof Unavailable ? cause : new Unavailable("No answer.", cause);
  }
}
