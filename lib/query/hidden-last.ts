import { z } from "zod";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { describeField } from "./describe.ts";
import type { SortKey } from "./sort.ts";

/**
 * The order in which rows that hide a field of it come after those that show it, whichever way it is
 * sorted: before each such field stands whether it is hidden. What is hidden has no value, so among those
 * rows the fields after it decide.
 */
export function hiddenLast(keys: readonly SortKey[]): readonly SortKey[] {
  const asked = new Set<Sql>();
  return keys.flatMap((key): SortKey[] => {
    const { shownIf } = key.field;
    if (shownIf === undefined || asked.has(shownIf)) return [key];
    asked.add(shownIf);
    const field = { ...flag, sql: sql`((${shownIf}) IS NOT TRUE)` };
    return [{ name: `${key.name} is hidden`, field, direction: "asc", isHidden: true }, key];
  });
}

const flag = describeField("boolean", z.boolean(), { access: "read-only" });
