import type { CounterStore } from "@/lib/tenancy/counter-store.ts";

/** One change of one counter; the window ends at `expire` when none is running. Milliseconds. */
export type Change = { readonly key: string; readonly points: number; readonly expire: number };

/** What a counter holds after a change. */
export type Held = { readonly points: number; readonly expire: number };

type Waiting = Change & {
  readonly resolve: (held: Held) => void;
  readonly reject: (cause: unknown) => void;
};

/**
 * Sends changes of counters to PostgreSQL, one statement at a time: all that were asked for while
 * the statement before was under way go together. A request that is counted by several counters
 * costs one statement, a crowd of them not many more, and a counter that everybody shares is
 * locked once for all of them.
 */
export function joinUpserts(store: CounterStore): (change: Change) => Promise<Held> {
  let waiting: Waiting[] = [];
  let sending = false;
  const sendAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await send(store, batch);
    }
    sending = false;
  };
  return (change) =>
    new Promise((resolve, reject) => {
      waiting.push({ ...change, resolve, reject });
      if (sending) return;
      sending = true;
      setImmediate(() => void sendAll());
    });
}

/**
 * @NOTE In the order of their keys: two processes that lock the same rows in different order would
 * wait for each other.
 */
const UPSERT = `
  INSERT INTO rate_limits AS held (key, points, expire)
  SELECT key, points, expire
    FROM unnest($1::text[], $2::int[], $3::bigint[]) AS change (key, points, expire) ORDER BY key
  ON CONFLICT (key) DO UPDATE SET
    points = CASE WHEN held.expire <= $4 THEN 0 ELSE held.points END + excluded.points,
    expire = CASE WHEN held.expire <= $4 THEN excluded.expire ELSE held.expire END
  RETURNING key, points, expire`;

async function send(store: CounterStore, batch: readonly Waiting[]): Promise<void> {
  const byKey = groupByKey(batch);
  const changes = [...byKey.values()];
  const values = [
    [...byKey.keys()],
    changes.map((group) => group.reduce((sum, { points }) => sum + points, 0)),
    changes.map((group) => Math.max(...group.map(({ expire }) => expire))),
    Date.now(),
  ];
  try {
    const { rows } = (await store.query({ name: "limits:upsert", text: UPSERT, values })) as Answer;
    for (const row of rows) answer(byKey.get(row.key) ?? [], row);
  } catch (cause) {
    for (const { reject } of batch) reject(cause);
  }
}

function groupByKey(batch: readonly Waiting[]): Map<string, Waiting[]> {
  const groups = new Map<string, Waiting[]>();
  for (const change of batch) {
    const group = groups.get(change.key);
    if (group === undefined) groups.set(change.key, [change]);
    else group.push(change);
  }
  return groups;
}

type Answer = { readonly rows: readonly { key: string; points: number; expire: string }[] };

/** Each change hears the count that was its own: those joined with it came one after the other. */
function answer(group: readonly Waiting[], row: Answer["rows"][number]): void {
  let points = row.points - group.reduce((sum, change) => sum + change.points, 0);
  for (const change of group) {
    points += change.points;
    change.resolve({ points, expire: Number(row.expire) });
  }
}
