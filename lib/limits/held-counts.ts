import type { Redis } from "ioredis";
import type { LimitStore } from "./limit-store.ts";

/** Counters of these windows, and of these groups: what their keys begin with, up to the colon. */
export type CountersOf = {
  readonly windows: readonly string[];
  readonly groups: readonly string[];
};

/** What a counter holds, as it stands in the store; `member` is what its key says behind the group. */
export type HeldCount = {
  readonly window: string;
  readonly group: string;
  readonly member: string;
  readonly points: number;
  /** When its window ends; milliseconds. */
  readonly expire: number;
};

/**
 * Reads counters of groups, whoever counted: for people who look at them, and not on any request's way.
 * It walks over all counters of the store once, however many groups are asked for.
 * @throws what the store does when it is out of reach.
 */
export const heldCounts = (store: LimitStore, asked: CountersOf, now: number) =>
  "redis" in store ? heldInRedis(store.redis, asked, now) : heldInPostgres(store, asked, now);

/** Forgets the counters of groups. */
export async function forgetCounts(store: LimitStore, asked: CountersOf): Promise<void> {
  if ("redis" in store) {
    const keys = await keysInRedis(store.redis, asked);
    if (keys.length > 0) await store.redis.del(...keys);
    return;
  }
  const values = [asked.windows, asked.groups];
  await store.query({ text: `DELETE FROM rate_limits WHERE ${OF_GROUPS}`, values });
}

const OF_GROUPS = `split_part(key, ':', 1) = ANY($1::text[]) AND split_part(key, ':', 2) = ANY($2::text[])`;

async function heldInPostgres(
  store: Exclude<LimitStore, { readonly redis: Redis }>,
  { windows, groups }: CountersOf,
  now: number,
): Promise<HeldCount[]> {
  const text = `SELECT key, points, expire FROM rate_limits WHERE ${OF_GROUPS} AND expire > $3`;
  const answer = await store.query({ text, values: [windows, groups, now] });
  const { rows } = answer as { rows: { key: string; points: number; expire: string }[] };
  return rows.map(({ key, points, expire }) => held(key, points, Number(expire)));
}

async function heldInRedis(redis: Redis, asked: CountersOf, now: number): Promise<HeldCount[]> {
  const keys = await keysInRedis(redis, asked);
  const found = await Promise.all(
    keys.map(async (key) => ({
      key,
      points: Number(await redis.get(key)),
      left: await redis.pttl(key),
    })),
  );
  return found.flatMap(({ key, points, left }) =>
    left > 0 ? [held(key, points, now + left)] : [],
  );
}

/** @NOTE The client puts its prefix before every key that it sends, and leaves it on those it scans. */
async function keysInRedis(redis: Redis, { windows, groups }: CountersOf): Promise<string[]> {
  const { keyPrefix = "" } = redis.options;
  const wanted = new Set(windows.flatMap((window) => groups.map((group) => `${window}:${group}`)));
  const found: string[] = [];
  for (const window of windows) {
    const scan = redis.scanStream({ match: `${keyPrefix}${window}:*`, count: 1_000 });
    for await (const keys of scan as AsyncIterable<string[]>) {
      found.push(...keys.map((key) => key.slice(keyPrefix.length)));
    }
  }
  return [...new Set(found)].filter((key) => wanted.has(key.split(":").slice(0, 2).join(":")));
}

function held(key: string, points: number, expire: number): HeldCount {
  const [window = "", group = "", member = ""] = key.split(":");
  return { window, group, member, points, expire };
}
