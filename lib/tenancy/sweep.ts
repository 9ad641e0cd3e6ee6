import { joinSql, sql, type Sql } from "./sql.ts";
import { lookUp, type DirectoryTransaction } from "./directory.ts";

/** A kind of row that is kept for a while after it is over, and the names of its key. */
type Litter = { readonly table: Sql; readonly key: readonly Sql[]; readonly over: Sql };

/**
 * @NOTE Used refresh tokens stay until they expire: whoever shows one a second time is to be
 * recognized. PostgreSQL's own policies show the sweep nothing younger than this of what it guards.
 */
const LITTER = {
  rate_limits: {
    table: sql`rate_limits`,
    key: [sql`key`],
    over: sql`expire < (extract(epoch FROM now()) - 3600) * 1000`,
  },
  spent_tokens: {
    table: sql`spent_tokens`,
    key: [sql`id`],
    over: sql`expires_at < now() - interval '1 hour'`,
  },
  refresh_tokens: {
    table: sql`refresh_tokens`,
    key: [sql`organization_id`, sql`id`],
    over: sql`expires_at < now() - interval '1 day'`,
  },
  sessions: {
    table: sql`sessions`,
    key: [sql`id`],
    over: sql`least(expires_at, revoked_at) < now() - interval '30 days'`,
  },
  pending_sign_ins: {
    table: sql`pending_sign_ins`,
    key: [sql`id`],
    over: sql`expires_at < now() - interval '1 day'`,
  },
  one_time_links: {
    table: sql`one_time_links`,
    key: [sql`id`],
    over: sql`expires_at < now() - interval '30 days'`,
  },
  mails: {
    table: sql`mails`,
    key: [sql`id`],
    over: sql`created_at < now() - interval '30 days'`,
  },
  idempotency_keys: {
    table: sql`idempotency_keys`,
    key: [sql`organization_id`, sql`actor`, sql`key`],
    over: sql`created_at < now() - interval '2 days'`,
  },
  uploads: {
    table: sql`uploads`,
    key: [sql`organization_id`, sql`id`],
    over: sql`expires_at < now() - interval '1 day'`,
  },
  domain_usage: {
    table: sql`domain_usage`,
    key: [sql`organization_id`, sql`domain_id`, sql`hour`],
    over: sql`hour < now() - interval '13 months'`,
  },
} satisfies Record<string, Litter>;

export type Swept = Readonly<Record<keyof typeof LITTER, number>>;

const BATCH = 1_000;

/**
 * Deletes what has long expired, of all organizations, in batches with a transaction each. Several
 * processes may sweep at the same moment: each takes other rows.
 * @returns how many rows of each table went.
 * @throws Unavailable while the database is out of reach.
 */
export async function sweep(batch: number = BATCH): Promise<Swept> {
  const swept: Partial<Record<keyof typeof LITTER, number>> = {};
  for (const [name, litter] of Object.entries(LITTER)) {
    let total = 0;
    for (let went = batch; went === batch; total += went) {
      went = await lookUp({ sweep: "on" }, (db) => deleteSome(db, litter, batch));
    }
    swept[name as keyof typeof LITTER] = total;
  }
  return swept as Swept;
}

function deleteSome(
  db: DirectoryTransaction,
  { table, key, over }: Litter,
  batch: number,
): Promise<number> {
  const columns = joinSql([...key]);
  return db.$executeRaw`
    DELETE FROM ${table} WHERE (${columns}) IN (
      SELECT ${columns} FROM ${table} WHERE ${over} LIMIT ${batch} FOR UPDATE SKIP LOCKED)`;
}
