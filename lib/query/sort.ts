import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { Field, FieldMap } from "./field.ts";
import { hiddenLast } from "./hidden-last.ts";

export type SortKey = {
  readonly name: string;
  readonly field: Field;
  readonly direction: "asc" | "desc";
  /** The key says whether a row hides the field of the next one, and not what it holds. */
  readonly isHidden?: true;
};

const MOST = 5;

/**
 * Reads `-publishedAt,title`. The order always ends in the id, so that it is total. Rows that hide a
 * field of it from the caller come last, whichever way.
 * @param fallback the order without a wish; of it holds what the caller may read.
 * @throws BadParameter for a field that is not in `fields`, or not to sort by.
 */
export function parseSort(
  raw: string | null,
  fields: FieldMap,
  fallback: string,
): readonly SortKey[] {
  const wished = raw === null ? fallbackKeys(fallback, fields) : wishedKeys(raw, fields);
  const end = wished.findIndex(({ name }) => name === "id");
  if (end >= 0) return hiddenLast(wished.slice(0, end + 1));
  return hiddenLast([...wished, ...keyOf("id", fields)]);
}

/** How the order is written, with all that was added to it. */
export const sortText = (keys: readonly SortKey[]): string =>
  keys.map(({ name, direction }) => (direction === "desc" ? `-${name}` : name)).join(",");

function wishedKeys(raw: string, fields: FieldMap): SortKey[] {
  const parts = raw.split(",");
  if (parts.length > MOST) throw new BadParameter("sort", `Sort by at most ${MOST} fields.`);
  const keys = parts.flatMap((part) => {
    const [key] = keyOf(part, fields);
    if (key === undefined) throw new BadParameter("sort", "There is no such field to sort by.");
    return [key];
  });
  if (new Set(keys.map(({ name }) => name)).size < keys.length) {
    throw new BadParameter("sort", "Name each field once.");
  }
  return keys;
}

/** @NOTE An order by a field that one may not read would tell of it. */
const fallbackKeys = (fallback: string, fields: FieldMap): SortKey[] =>
  fallback.split(",").flatMap((part) => keyOf(part, fields));

function keyOf(part: string, fields: FieldMap): SortKey[] {
  const direction = part.startsWith("-") ? "desc" : "asc";
  const name = direction === "desc" ? part.slice(1) : part;
  const field = fields.get(name);
  return field?.sortable === true ? [{ name, field, direction }] : [];
}
