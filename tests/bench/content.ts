import { generateKeyPairSync, randomBytes } from "node:crypto";
import { cpus } from "node:os";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import pg from "pg";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { handleApi } from "@/lib/api/handle-api.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { openPool } from "@/lib/db/pool.ts";
import { appUrlOf } from "../../scripts/lib/app-role.ts";
import { migrateDatabase } from "../../scripts/lib/migrate-database.ts";
import { ensureOwnerDatabase } from "../../scripts/lib/owner-database.ts";
import { atDatabase } from "../../scripts/lib/scratch-database.ts";
import { temporaryCluster } from "../../scripts/lib/temporary-cluster.ts";
import { tokenKeys } from "../support/token-keys.ts";
import { callerOf } from "../support/two-organizations.ts";
import { crowd, fill, foundOrganization, WORDS } from "./content-fill.ts";

const HELP = `npm run bench:content -- [--entries 1000000] [--organizations 1000] [--rounds 300] [--ask]

What a list, a filter, an order, an entry and a search cost among many entries, against the same
among 10,000 entries of 10 organizations: both databases on one temporary PostgreSQL, asked in turns,
so that what the machine does meanwhile falls on both. In process, through the API's own handler.
--organizations 1 puts all entries into one. --ask measures at each line of standard input, once the
filling has come to an end and the machine to rest.
`;

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "1000000" },
    organizations: { type: "string", default: "1000" },
    rounds: { type: "string", default: "300" },
    ask: { type: "boolean", default: false },
    help: { type: "boolean" },
  },
});
if (values.help === true) {
  process.stdout.write(HELP);
  process.exit(0);
}

/** One of the two databases: who is asked for there, and what the process holds of it. */
type Side = { readonly members: readonly MemberPrincipal[]; readonly ids: string[]; held: Held };
type Held = { url: string; gatehouseDatabase?: unknown; gatehousePool?: unknown };

const OWNER_PASSWORD = randomBytes(24).toString("base64url");
const secret = randomBytes(32).toString("base64url");
const cluster = await temporaryCluster();
const keeper = globalThis as typeof globalThis & Partial<Held>;
Object.assign(process.env, settings());
const sides: Side[] = [];
let entered: Side | null = null;
// @NOTE The settings are read once a process; its pools are those of the side that is entered.
process.env["DATABASE_APP_URL"] = cluster.url;

type Size = { readonly entries: number; readonly organizations: number };

const MEASURED = 10;
/** Organizations, and entries of each, that one statement fills. */
const BATCH = 10;
const PIECE = 10_000;

/** Makes a database, fills it and tells how long that took. */
async function prepare(name: string, { entries, organizations }: Size): Promise<Side> {
  const started = performance.now();
  const base = await ensureOwnerDatabase(cluster.url, OWNER_PASSWORD);
  const admin = new pg.Client({ connectionString: cluster.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} OWNER ${new URL(base).username}`);
  await admin.end();
  const ownerUrl = atDatabase(base, name);
  await migrateDatabase(ownerUrl, appUrlOf(ownerUrl, secret));
  const held: Held = { url: appUrlOf(ownerUrl, secret) };
  const behind = new pg.Client({ connectionString: atDatabase(cluster.url, name) });
  behind.on("error", () => undefined); // the query that meets the loss reports it
  await behind.connect();
  const run = (sql: string, given: readonly unknown[]) => behind.query(sql, [...given]);
  const side: Side = { members: [], ids: [], held };
  sides.push(side);
  enter(side);
  const members: MemberPrincipal[] = [];
  for (let at = 0; at < Math.min(MEASURED, organizations); at += 1) {
    members.push(await foundOrganization(run, `m-${at}`));
  }
  await crowd(run, members[0]?.organizationId ?? "", organizations - members.length);
  await fillAll(behind, name, Math.floor(entries / organizations));
  Object.assign(side, { members, ids: await somePosts(behind, members) });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const sizes = await sizesOf(behind);
  await behind.end();
  console.log(
    `${name}: ${entries} entries of ${organizations} organizations in ${seconds} s (${sizes})`,
  );
  return side;
}

async function fillAll(behind: pg.Client, name: string, each: number): Promise<void> {
  await behind.query("ANALYZE");
  const { rows } = await behind.query<{ id: string }>("SELECT id FROM organizations ORDER BY slug");
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH).map(({ id }) => id);
    for (let left = each; left > 0; left -= PIECE) await fillOnce(behind, batch, { each, left });
    if (from % 100 === 0)
      process.stderr.write(`${name}: ${from} of ${rows.length} organizations\n`);
  }
  await behind.query("VACUUM ANALYZE");
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

/** Makes a database the one that the process works with: what it holds of the other is put aside. */
function enter(side: Side): void {
  if (entered !== null) entered.held.gatehouseDatabase = keeper.gatehouseDatabase;
  side.held.gatehousePool ??= openPool(side.held.url);
  Object.assign(keeper, { ...side.held });
  if (side.held.gatehouseDatabase === undefined) delete keeper.gatehouseDatabase;
  entered = side;
}

/** Questions of each kind; `at` makes each another one. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  list: () => "/content/goods?page[size]=25",
  "list, drafts": () => "/drafts/goods?page[size]=25",
  "filter on an indexed field": (at) =>
    `/content/goods?filter[price][_gte]=${(at * 37) % 4_900}&filter[price][_lt]=${((at * 37) % 4_900) + 40}`,
  "order by an indexed field": () => "/content/goods?sort=name&page[size]=25",
  "order by the title": () => "/content/posts?sort=title&page[size]=25",
  "order by when it was created": () => "/content/goods?sort=-createdAt&page[size]=25",
  get: (_at, id) => `/content/posts/${id}`,
  "search, a rare word": (at) => `/content/goods?filter[_search]=${word(900 + ((at * 13) % 800))}`,
  "search, two words": (at) =>
    `/content/goods?filter[_search]=${word(at % 40)} ${word((at * 7) % 300)}`,
  "search everywhere": (at) => `/search?filter[_search]=${word(400 + ((at * 11) % 800))}`,
};

const word = (at: number): string => WORDS[at % WORDS.length] ?? "";

async function compare(both: { small: Side; large: Side }): Promise<void> {
  const { model = "unknown" } = cpus()[0] ?? {};
  console.log(`${cpus().length} cores (${model}), Node ${process.versions.node}`);
  for (const [what, question] of Object.entries(QUESTIONS)) {
    const times = await alternately(both, question);
    const line = ([0.5, 0.99] as const).map((share) => {
      const [small, large] = [at(times.small, share), at(times.large, share)];
      return `p${share * 100} ${small.toFixed(2)} → ${large.toFixed(2)} ms (${(large / small).toFixed(2)})`;
    });
    console.log(`${what.padEnd(30)} ${line.join("   ")}`);
  }
}

type Question = (at: number, id: string) => string;

/** Asks both sides in turns, first the one and then the other; the first twenty rounds warm up. */
async function alternately(both: { small: Side; large: Side }, question: Question) {
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = -20; round < Number(values.rounds); round += 1) {
    for (const name of round % 2 === 0 ? SIDES : SIDES.toReversed()) {
      const taken = await once(both[name], question, Math.abs(round));
      if (round >= 0) times[name].push(taken);
    }
  }
  return times;
}

const SIDES = ["small", "large"] as const;

async function once(side: Side, question: Question, round: number): Promise<number> {
  enter(side);
  const at = round % side.members.length;
  const member = side.members[at];
  if (member === undefined) throw new Error("There is nobody to ask for.");
  const url = `http://127.0.0.1/api/v1${question(round, side.ids[at] ?? "")}`;
  const start = performance.now();
  const response = await handleApi(new Request(url), {
    ...{ credential: "session", caller: callerOf(member) },
  });
  await response.arrayBuffer();
  const taken = performance.now() - start;
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return taken;
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

function settings(): Record<string, string> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { signing, verifying } = tokenKeys();
  return {
    GATEHOUSE_SECRET: secret,
    GATEHOUSE_SIGNING_KEY: JSON.stringify(privateKey.export({ format: "jwk" })),
    GATEHOUSE_VERIFY_KEY: JSON.stringify(publicKey.export({ format: "jwk" })),
    GATEHOUSE_TOKEN_SIGNING_KEYS: signing,
    GATEHOUSE_TOKEN_KEYS: verifying,
  };
}

try {
  await bench();
} catch (cause) {
  console.error(cause);
  process.exitCode = 1;
} finally {
  for (const side of sides) {
    enter(side);
    await closeDatabase();
  }
  await cluster.stop();
}

async function bench(): Promise<void> {
  const small = await prepare("small", { entries: 10_000, organizations: 10 });
  const large = await prepare("large", {
    entries: Number(values.entries),
    organizations: Number(values.organizations),
  });
  if (!values.ask) return await compare({ small, large });
  console.log("Filled. Each line measures once.");
  for await (const _line of createInterface({ input: process.stdin })) {
    await compare({ small, large });
  }
}
