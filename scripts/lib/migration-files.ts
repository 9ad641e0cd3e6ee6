import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm";

/** The project's root folder. */
export const PROJECT = path.resolve(import.meta.dirname, "../..");
const SCHEMA = path.join(PROJECT, "prisma/schema.prisma");
/** Folder of the migrations in Prisma's own format. */
export const MIGRATIONS = path.join(PROJECT, "prisma/migrations");

/** The migrations on disk, in order; only those named before `before` when it is given. */
export function readMigrations(before?: string): MigrationList {
  const names = existsSync(MIGRATIONS) ? readdirSync(MIGRATIONS).toSorted() : [];
  const folders = names.filter((name) => /^\d{14}_/.test(name));
  const chosen = before === undefined ? folders : folders.filter((name) => name < before);
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: chosen.map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: readSql(name) } },
    })),
  };
}

/** The data model in the shape the engine takes. */
export function readDataModel(): SchemasContainer {
  return { files: [{ path: SCHEMA, content: readFileSync(SCHEMA, "utf8") }] };
}

const readSql = (name: string): string =>
  readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8");
