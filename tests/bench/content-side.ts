import pg from "pg";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { openPool } from "@/lib/db/pool.ts";
import { newId, type SessionId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { appUrlOf } from "../../scripts/lib/app-role.ts";
import { migrateDatabase } from "../../scripts/lib/migrate-database.ts";
import { ensureOwnerDatabase } from "../../scripts/lib/owner-database.ts";
import { atDatabase } from "../../scripts/lib/scratch-database.ts";
import type { TemporaryCluster } from "../../scripts/lib/temporary-cluster.ts";
import { storeBigOrganization } from "../support/big-organization.ts";
import { foundCrowd } from "../support/crowd.ts";
import { callerOf } from "../support/two-organizations.ts";
import { fill, foundOrganization } from "./content-fill.ts";

/** One of two databases: who is asked for there, and what the process holds of it. */
export type Side = {
  readonly members: readonly MemberPrincipal[];
  /** A published post of each member's organization. */
  readonly ids: readonly string[];
  readonly held: Held;
};

type Held = { url: string; gatehouseDatabase?: unknown; gatehousePool?: unknown };

export type Size = {
  readonly entries: number;
  readonly organizations: number;
  /** Who is measured holds as many, by fifty roles; none: an Admin is. */
  readonly policies: number;
  /**
   * At least half of all entries are those of whom is measured, and they come without keys and words, for which
   * neither a list in its own order nor an entry asks.
   */
  readonly uneven: boolean;
};

/** Where the databases are made. */
export type Place = Pick<TemporaryCluster, "url"> & {
  readonly secret: string;
  readonly password: string;
};

/** Organizations that are asked. */
const MEASURED = 10;
/** Organizations, and entries of each, that one statement fills. */
const BATCH = 10;
const PIECE = 10_000;

/** Makes a database, fills it and tells how long that took. */
export async function prepare(place: Place, name: string, size: Size): Promise<Side> {
  const { entries, organizations } = size;
  const started = performance.now();
  const base = await ensureOwnerDatabase(place.url, place.password);
  const maker = new pg.Client({ connectionString: place.url });
  await maker.connect();
  await maker.query(`CREATE DATABASE ${name} OWNER ${new URL(base).username}`);
  await maker.end();
  const ownerUrl = atDatabase(base, name);
  await migrateDatabase(ownerUrl, appUrlOf(ownerUrl, place.secret));
  const held: Held = { url: appUrlOf(ownerUrl, place.secret) };
  const behind = new pg.Client({ connectionString: atDatabase(place.url, name) });
  behind.on("error", () => undefined); // the query that meets the loss reports it
  await behind.connect();
  const run = (sql: string, given: readonly unknown[]) => behind.query(sql, [...given]);
  enter(held);
  const members: MemberPrincipal[] = [];
  for (let at = 0; at < Math.min(MEASURED, organizations); at += 1) {
    const admin = await foundOrganization(run, `m-${at}`);
    members.push(size.policies === 0 ? admin : await withPolicies(run, admin, size.policies));
  }
  await foundCrowd(run, members[0]?.organizationId ?? "", organizations - members.length);
  await behind.query("ANALYZE");
  const measured = members.map((member) => member.organizationId);
  const others = await othersThan(behind, measured);
  if (size.uneven) {
    await behind.query("SET session_replication_role = replica");
    const half = others.length === 0 ? entries : entries / 2;
    await fillAll(behind, measured, Math.floor(half / measured.length));
    await fillAll(behind, others, Math.floor(half / others.length));
  } else {
    await fillAll(behind, [...measured, ...others], Math.floor(entries / organizations));
  }
  await behind.query("VACUUM ANALYZE");
  const ids = await somePosts(behind, members);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const sizes = await sizesOf(behind);
  await behind.end();
  console.log(
    `${name}: ${entries} entries of ${organizations} organizations in ${seconds} s (${sizes})`,
  );
  return { members, ids, held };
}

async function othersThan(behind: pg.Client, measured: readonly string[]): Promise<string[]> {
  const { rows } = await behind.query<{ id: string }>(
    "SELECT id FROM organizations WHERE NOT id = ANY($1) ORDER BY slug",
    [measured],
  );
  return rows.map(({ id }) => id);
}

async function fillAll(behind: pg.Client, all: readonly string[], each: number): Promise<void> {
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    for (let left = each; left > 0; left -= PIECE) await fillOnce(behind, batch, { each, left });
    if (from % 100 === 0) process.stderr.write(`${from} of ${all.length} organizations\n`);
  }
}

/** @NOTE In pieces: one statement keeps all that it added in memory until its triggers have run. */
const fillOnce = (
  behind: pg.Client,
  batch: readonly string[],
  { each, left }: { each: number; left: number },
): Promise<void> =>
  fill((sql, given) => behind.query(sql, [...given]), batch, {
    from: each - left + 1,
    to: each - Math.max(0, left - PIECE),
  });

/** A published post of each organization that is measured. */
async function somePosts(behind: pg.Client, members: readonly MemberPrincipal[]) {
  const { rows } = await behind.query<{ organization_id: string; id: string }>(
    `SELECT DISTINCT ON (organization_id) organization_id, id FROM entries
     WHERE published ? 'title' AND organization_id = ANY($1)`,
    [members.map(({ organizationId }) => organizationId)],
  );
  const byOrganization = new Map(rows.map((row) => [row.organization_id, row.id]));
  return members.map(({ organizationId }) => byOrganization.get(organizationId) ?? "");
}

async function sizesOf(behind: pg.Client): Promise<string> {
  const { rows } = await behind.query<{ name: string; size: string }>(
    `SELECT relname AS name, pg_size_pretty(pg_total_relation_size(oid)) AS size FROM pg_class
     WHERE relname IN ('entries', 'entry_keys', 'entry_texts') ORDER BY 1`,
  );
  return rows.map(({ name, size }) => `${name} ${size}`).join(", ");
}

const keeper = globalThis as typeof globalThis & Partial<Held>;
let entered: Held | null = null;

/** Makes a database the one that the process works with: what it holds of the other is put aside. */
export function enter(held: Held): void {
  if (entered !== null) entered.gatehouseDatabase = keeper.gatehouseDatabase;
  held.gatehousePool ??= openPool(held.url);
  Object.assign(keeper, held);
  if (held.gatehouseDatabase === undefined) delete keeper.gatehouseDatabase;
  entered = held;
}

/** Closes what the process holds of each database. */
export async function leaveAll(sides: Iterable<Side>): Promise<void> {
  for (const { held } of sides) {
    enter(held);
    await closeDatabase();
  }
}

type Run = (sql: string, given: readonly unknown[]) => Promise<unknown>;

/** Another member of an Admin's organization, who holds so many policies and nothing else. */
async function withPolicies(
  run: Run,
  { organizationId }: MemberPrincipal,
  policies: number,
): Promise<MemberPrincipal> {
  const system = callerOf({ kind: "system", organizationId, purpose: "provisioning" });
  const email = `reader-${newId()}@example.test`;
  const person = { email, name: "Reader", passwordHash: null, roles: [] };
  const { id: memberId, userId } = await runUseCase(addMember, person, system);
  const sessionId = newId<SessionId>();
  const session = "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, now() + '1 day')";
  await run(session, [sessionId, userId]);
  const size = { roles: Math.min(50, policies), collections: policies > 3 ? 200 : 3, policies };
  await storeBigOrganization(run, { organizationId, memberId }, size);
  return { kind: "member", organizationId, memberId, userId, sessionId, name: "Reader" };
}
