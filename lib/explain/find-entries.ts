import { z } from "zod";
import { compileFilter } from "@/lib/query/compile-filter.ts";
import type { Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryPlace } from "./entry-place.ts";

const input = z.strictObject({
  collection: z.string().min(1).max(80),
  text: z.string().max(200).default(""),
  /** One that is told whatever its title is. */
  id: z.uuid().nullable().default(null),
});

/** An entry that a question may name. */
export type FoundEntry = { readonly id: string; readonly title: string };

/** Entries whose title holds a text, of those that whoever asks may read; at most twenty. */
export const findEntries = defineQuery({
  action: "read",
  collection: "policies",
  input,
  run: async ({ scope, input: { collection, text, id } }): Promise<FoundEntry[]> => {
    const place = entryPlace(scope, collection, "read-draft");
    if (place === null || place.titleField === null || place.sources.length === 0) return [];
    return search(scope, place.sources, { titleField: place.titleField, text, id });
  },
});

type Search = { readonly titleField: string; readonly text: string; readonly id: string | null };

function search(
  { db }: Scope,
  sources: readonly Source[],
  { titleField, text, id }: Search,
): Promise<FoundEntry[]> {
  const parts = sources.flatMap(({ from, where, fields }) => {
    const [title, key] = [fields.get(titleField), fields.get("id")];
    if (title === undefined || key === undefined) return [];
    const isWanted = compileFilter(
      { kind: "test", field: titleField, operator: "_icontains", operand: text },
      fields,
    );
    return [
      sql`SELECT ${key.sql}::text AS id, ${title.sql}::text AS title,
        coalesce(${key.sql} = ${id}::uuid, false) AS named
        FROM ${from} WHERE ${where} AND (${isWanted} OR ${key.sql} = ${id}::uuid)`,
    ];
  });
  if (parts.length === 0) return Promise.resolve([]);
  return db.$queryRaw<FoundEntry[]>(sql`
    SELECT id, coalesce(min(title), '') AS title FROM (${joinSql(parts, " UNION ALL ")}) found
    GROUP BY id ORDER BY bool_or(named) DESC, 2, 1 LIMIT 20`);
}
