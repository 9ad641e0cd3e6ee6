import pg from "pg";
import { closeDatabase } from "@/lib/db/client.ts";
import { listOwnItems } from "@/lib/site-access/own-record-store.ts";
import { verifySiteRecord } from "@/lib/site-access/record.ts";
import { listUnguardedTables } from "@/lib/tenancy/guarded-tables.ts";
import type { Finding } from "./check-instance.ts";
import { type InstanceSettings, operatorEnvironment } from "./instance-environment.ts";
import { pendingMigrations } from "./migrate-database.ts";
import { reasonOf } from "./step-failed.ts";

/** Looks at the database of an instance, as its owner and as the application. */
export async function checkDatabase(settings: InstanceSettings): Promise<Finding[]> {
  Object.assign(process.env, operatorEnvironment(settings));
  const checks: [string, () => Promise<Omit<Finding, "what">>][] = [
    ["Database", () => checkReach(settings.ownerUrl)],
    ["Clock", () => checkClock(settings.ownerUrl)],
    ["Migrations", () => checkMigrations(settings.ownerUrl)],
    ["Row-level security", checkGuards],
    ["Site records", () => checkRecords(settings.secrets.GATEHOUSE_VERIFY_KEY)],
  ];
  const findings: Finding[] = [];
  for (const [what, check] of checks) {
    const found = await check().catch((cause: unknown) => bad(reasonOf(cause)));
    findings.push({ what, ...found });
    if (what === "Database" && found.state === "bad") break;
  }
  await closeDatabase();
  return findings;
}

const good = (detail: string) => ({ state: "good" as const, detail });
const bad = (detail: string) => ({ state: "bad" as const, detail });

async function checkReach(url: string) {
  const [row] = await ask<{ version: string; checksums: string }>(
    url,
    "SELECT current_setting('server_version') AS version, current_setting('data_checksums') AS checksums",
  );
  const detail = `PostgreSQL ${row?.version} at ${new URL(url).host}`;
  if (row?.checksums === "on") return good(detail);
  return { state: "doubtful" as const, detail: `${detail}, without data checksums` };
}

/** Expiry times are compared with both clocks. */
async function checkClock(url: string) {
  const before = Date.now();
  const [row] = await ask<{ now: number }>(
    url,
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now",
  );
  const middle = (before + Date.now()) / 2;
  const apart = Math.abs((row?.now ?? 0) - middle) / 1000;
  const detail = `${apart.toFixed(1)} s between this machine and the database`;
  return apart < 5 ? good(detail) : bad(detail);
}

async function checkMigrations(url: string) {
  const pending = await pendingMigrations(url);
  if (pending.length === 0) return good("all applied");
  return bad(`${pending.join(", ")} not applied: npm run gatehouse -- migrate`);
}

async function checkGuards() {
  const open = await listUnguardedTables();
  if (open.length === 0) return good("forced on every tenant table, each with a policy");
  return bad(`does not hold for ${open.join(", ")}`);
}

async function checkRecords(verifyKey: string) {
  if (process.env["EDGE_CONFIG"]) return good("kept in Edge Config, not looked at from here");
  const rows = await listOwnItems();
  const now = Date.now();
  const read = rows.map(async (row) => {
    const verified = await verifySiteRecord({ verifyKey, now }, row.value);
    if (verified === null) return `${row.key} is not signed by this instance`;
    return verified.expired ? `${row.key} has expired` : null;
  });
  const wrong = (await Promise.all(read)).filter((text) => text !== null);
  if (wrong.length === 0) return good(`${rows.length} in the own store, all signed and in force`);
  const detail = `${wrong.slice(0, 5).join("; ")}${wrong.length > 5 ? " …" : ""}`;
  return { state: "doubtful" as const, detail: `${detail}. Such sites count as private.` };
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined); // the query that meets the loss reports it
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
