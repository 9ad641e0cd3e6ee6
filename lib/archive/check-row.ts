import { z } from "zod";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { spelledJson } from "@/lib/kernel/spelled-json.ts";
import type { ArchivedTable } from "./archived-table.ts";
import { sayIssue } from "./say-issue.ts";
import { textOf } from "./text-of.ts";

/** What a line of a table says, or what is wrong with it. */
export type ReadRow =
  | { readonly row: JsonObject; readonly problem: null }
  | { readonly row: null; readonly problem: string };

/** Reads the lines of a table one after the other: each a row of the table, and none twice. */
export function rowReader({ columns, key, check }: ArchivedTable): (line: string) => ReadRow {
  const schema = z.strictObject(columns);
  let last: readonly Json[] | null = null;
  return (line) => {
    const row = parsed(line);
    if (row === null || spelledJson(row) !== line) return wrong("It is no row in canonical JSON.");
    const read = schema.safeParse(row);
    if (!read.success) return wrong(sayIssue(read.error));
    if (spelledJson(read.data as Json) !== line) return wrong("It is not as it would be kept.");
    const place = key.map(({ name }) => row[name] ?? null);
    if (last !== null && !isAfter(place, last))
      return wrong("It does not follow the row before it.");
    last = place;
    const problem = check?.(row) ?? null;
    return problem === null ? { row, problem } : wrong(problem);
  };
}

const wrong = (problem: string): ReadRow => ({ row: null, problem });

function parsed(line: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : null;
  } catch {
    return null;
  }
}

/** @NOTE Ids and texts as PostgreSQL orders them here: by their bytes. */
function isAfter(place: readonly Json[], last: readonly Json[]): boolean {
  for (const [at, value] of place.entries()) {
    const before = last[at] ?? null;
    if (value === before) continue;
    if (typeof value === "number" && typeof before === "number") return value > before;
    return textOf(value) > textOf(before);
  }
  return false;
}
