import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { MIGRATIONS, PROJECT } from "./lib/migration-files.ts";
import { schemaDifference } from "./lib/schema-difference.ts";
import { withSomeServer } from "./lib/some-server.ts";

const USAGE = `npm run migration -- NAME [--at YYYYMMDDHHMMSS]

Writes prisma/migrations/{time}_{NAME}/migration.sql with the SQL that takes the migrations to
prisma/schema.prisma. Read it, add to it what the data model cannot say, and commit it.
--at puts the migration at a moment of the past: only migrations before it are taken into account.
`;

await main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { at: { type: "string" }, help: { type: "boolean" } },
  });
  const [name] = positionals;
  if (values.help || !name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const sql = await withSomeServer((url) => schemaDifference(url, values.at));
  if (sql === null) {
    process.stdout.write("The migrations already say what prisma/schema.prisma says.\n");
    return;
  }
  process.stdout.write(`${path.relative(PROJECT, writeMigration(name, sql, values.at))}\n`);
}

function writeMigration(name: string, sql: string, at: string | undefined): string {
  const moment = at ?? new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS, `${moment}_${name}`);
  const file = path.join(folder, "migration.sql");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, sql, { flag: "wx" });
  writeFileSync(path.join(MIGRATIONS, "migration_lock.toml"), 'provider = "postgresql"\n');
  return file;
}
