import type { Field } from "@/lib/query/field.ts";
import type { Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { EntryInput } from "../entry-input.ts";
import { versionFields } from "./version-model.ts";

/** The type of versions, whatever collection their entry is of. */
export const VERSIONS = "versions";

/** The versions of one entry, newest first; that the caller may see them is settled before. */
export function versionsSource({ organizationId }: Scope, { collection, id }: EntryInput): Source {
  const columns: Readonly<Record<string, Sql>> = {
    id: sql`(${`${collection}.${id}.`}::text || t.number::text)`,
    number: sql`t.number`,
    action: sql`t.action`,
    author: sql`t.author_name`,
    createdAt: sql`t.created_at`,
    revision: sql`t.revision`,
  };
  const fields = [...versionFields].map(([name, description]): [string, Field] => [
    name,
    { ...description, sql: columns[name] ?? sql`NULL` },
  ]);
  return {
    type: VERSIONS,
    name: `${VERSIONS}/${collection}/${id}`,
    from: sql`entry_versions t`,
    where: sql`t.organization_id = ${organizationId}::uuid AND t.entry_id = ${id}::uuid`,
    fields: new Map(fields),
    sort: "-number",
    revision: null,
    related: () => null,
  };
}
