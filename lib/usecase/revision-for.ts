import { decide } from "@/lib/access/decide.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";

/** What counts the changes of rows of a table `t`, for those who may make the next one. */
export function revisionFor({ principal, grants }: Scope, collection: string): Sql | null {
  const asked = { action: "update", collection, id: null } as const;
  return decide(principal, grants, asked).allowed ? sql`t.revision` : null;
}
