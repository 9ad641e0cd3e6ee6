import type { Json } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { valueSchema } from "../models/value-schema.ts";
import { inCollection } from "./entry-sql.ts";
import type { Changes } from "./read-changes.ts";

/** How many numbers are tried behind a text before it is left out. */
const TRIES = 50;

/**
 * The changes with another value where one must be an entry's alone: a text gets a number behind it,
 * anything else is left out.
 * @returns also the names of those that were left out.
 */
export async function freeValues(
  scope: Scope,
  { slug, definitions }: CollectionModel,
  changes: Changes,
): Promise<{ readonly changes: Changes; readonly left: readonly string[] }> {
  const attributes = new Map(changes.attributes);
  const left: string[] = [];
  for (const field of (definitions ?? []).filter(({ unique }) => unique)) {
    const value = attributes.get(field.name) ?? null;
    if (value === null || value === "") continue;
    const free = await freeValue(scope, { collection: slug, field, value });
    if (free !== null) attributes.set(field.name, free);
    else if (attributes.delete(field.name)) left.push(field.name);
  }
  return { changes: { ...changes, attributes }, left };
}

type Wanted = {
  readonly collection: string;
  readonly field: FieldDefinition;
  readonly value: Json;
};

async function freeValue(
  scope: Scope,
  { collection, field, value }: Wanted,
): Promise<string | null> {
  if (field.kind !== "text" || typeof value !== "string") return null;
  const schema = valueSchema(field);
  const numbered = Array.from({ length: TRIES }, (_, at) => `${value} ${at + 2}`);
  const fitting = numbered.filter((text) => schema.safeParse(text).success);
  const rows = await scope.db.$queryRaw<{ value: string | null }[]>(sql`
    SELECT e.draft->>${field.id}::text AS value FROM entries e
    WHERE ${inCollection(scope.organizationId, collection)}
      AND e.draft->>${field.id}::text = ANY(${fitting}::text[])
    UNION ALL
    SELECT e.published->>${field.id}::text FROM entries e
    WHERE ${inCollection(scope.organizationId, collection)}
      AND e.published->>${field.id}::text = ANY(${fitting}::text[])`);
  const taken = new Set(rows.map((row) => row.value));
  return fitting.find((text) => !taken.has(text)) ?? null;
}
