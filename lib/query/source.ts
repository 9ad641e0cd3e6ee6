import type { Fields } from "@/lib/access/grants.ts";
import { holdsField } from "@/lib/access/grants.ts";
import type { Sql } from "@/lib/tenancy/sql.ts";
import type { Field, FieldMap } from "./field.ts";

/** Where entries of one type are read from, as one caller may read them. */
export type Source = {
  readonly type: string;
  /** Tells this list from every other one, such as `published/posts`. */
  readonly name: string;
  /** What stands after FROM; one row an entry. */
  readonly from: Sql;
  /** Which of the rows there are at all for the caller; names the organization. */
  readonly where: Sql;
  /** What the caller may read, the id among it. */
  readonly fields: FieldMap;
  /** The order without a wish, such as `-publishedAt`. */
  readonly sort: string;
  /** What counts an entry's changes, for those who may make one. */
  readonly revision: Sql | null;
  /** Where a relationship leads: the entries of a type that the caller may read from here. */
  readonly related: (type: string) => Source | null;
};

/**
 * Of all fields those that the caller may read: the id, what a permission shows, and relationships
 * whose other end may be read too.
 */
export function readableFields(
  all: ReadonlyMap<string, Field>,
  held: Fields,
  mayReadType: (type: string) => boolean,
): FieldMap {
  const isReadable = ([name, { access, to }]: [string, Field]) =>
    access !== "write-only" &&
    (name === "id" || holdsField(held, name)) &&
    (to === null || mayReadType(to));
  return new Map([...all].filter(isReadable));
}
