import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { FieldKind } from "./field.ts";
import type { Value } from "./filter.ts";

/** A value as SQL of its kind, so that PostgreSQL never has to guess what a parameter is. */
export function typed(kind: FieldKind, value: Value): Sql {
  switch (kind) {
    case "text":
    case "text-list":
    case "id-list":
    case "json":
      return sql`${value}::text`;
    case "integer":
    case "decimal":
      return sql`${value}::text::numeric`;
    case "boolean":
      return sql`${value === true || value === "true"}::boolean`;
    case "instant":
      return sql`${value}::text::timestamptz`;
    case "id":
      return sql`${value}::text::uuid`;
  }
}
