import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { ensureAppRole } from "./app-role.ts";
import { installJobQueue } from "./job-queue.ts";
import { readMigrations } from "./migration-files.ts";
import { withSchemaEngine } from "./schema-engine.ts";
import { StepFailed, reasonOf } from "./step-failed.ts";

const OLDEST_SERVER = 150_000;
/** Any fixed number: starts that share a database migrate one after the other. */
const MIGRATION_LOCK = 7_466_103;

/**
 * Brings a database to the newest migration, with its job queue, and the application's role to its rights. Returns the
 * names of the migrations that were applied now.
 * @throws StepFailed when the server is too old, unreachable, or from a newer release of ours.
 */
export async function migrateDatabase(ownerUrl: string, appUrl: string): Promise<string[]> {
  const owner = await connectOwner(ownerUrl);
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await withSchemaEngine(ownerUrl, applyPending);
    await ensureAppRole(owner, appUrl);
    await installJobQueue(owner, { ownerUrl, appUrl });
    return applied;
  } finally {
    await owner.end();
  }
}

/** The names of migrations on disk that the database has not seen. */
export function pendingMigrations(ownerUrl: string): Promise<string[]> {
  return withSchemaEngine(ownerUrl, async (engine) => {
    const { history, hasMigrationsTable } = await diagnose(engine);
    const all = readMigrations().migrationDirectories.map((migration) => migration.path);
    if (!hasMigrationsTable) return all;
    return history && "unappliedMigrationNames" in history ? history.unappliedMigrationNames : [];
  });
}

async function connectOwner(url: string): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  owner.on("error", () => undefined); // the query that meets the loss reports it
  try {
    await owner.connect();
  } catch (cause) {
    const { host, pathname } = new URL(url);
    throw new StepFailed(
      `PostgreSQL at ${host}${pathname} cannot be reached: ${reasonOf(cause)}`,
      "See that it runs and that DATABASE_URL names its host, port, database, user and password.",
      cause,
    );
  }
  const version = await owner.query<{ server_version_num: string }>("SHOW server_version_num");
  const number = Number(version.rows[0]?.server_version_num);
  if (number >= OLDEST_SERVER) return owner;
  await owner.end();
  throw new StepFailed(`PostgreSQL ${Math.floor(number / 10_000)} is too old.`, "Use 15 or newer.");
}

async function applyPending(engine: SchemaEngine): Promise<string[]> {
  const { history, failedMigrationNames } = await diagnose(engine);
  if (history !== null && history.diagnostic !== "databaseIsBehind") {
    throw new StepFailed(
      `The database holds migrations that this release does not have: ${history.unpersistedMigrationNames.join(", ")}.`,
      "Run the release that made them, or a newer one.",
    );
  }
  // Each script runs in one transaction (schema-engine.ts): a failed one changed nothing.
  for (const migrationName of failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName });
  }
  try {
    const filters = { externalTables: [], externalEnums: [] };
    const input = { migrationsList: readMigrations(), filters };
    return (await engine.applyMigrations(input)).appliedMigrationNames;
  } catch (cause) {
    throw new StepFailed(
      `A migration failed and was rolled back: ${reasonOf(cause)}`,
      "The database is as it was. Mend the cause and start again.",
      cause,
    );
  }
}

function diagnose(engine: SchemaEngine) {
  return engine.diagnoseMigrationHistory({
    migrationsList: readMigrations(),
    optInToShadowDatabase: false,
    filters: { externalTables: [], externalEnums: [] },
  });
}
