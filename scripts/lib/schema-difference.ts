import { readDataModel, readMigrations } from "./migration-files.ts";
import { withSchemaEngine } from "./schema-engine.ts";

/**
 * The SQL that takes a database on which all migrations ran (`before`: only those named before it)
 * to what prisma/schema.prisma says; null when they agree. Policies, functions and checks are
 * outside the data model and do not count. Needs a server on which `url`'s role may create a
 * database; the database of `url` itself is not touched.
 */
export function schemaDifference(url: string, before?: string): Promise<string | null> {
  return withSchemaEngine(url, async (engine) => {
    const difference = await engine.diff({
      from: { tag: "migrations", ...readMigrations(before) },
      to: { tag: "schemaDatamodel", ...readDataModel() },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return difference.exitCode === 0 ? null : (difference.stdout ?? "");
  });
}
