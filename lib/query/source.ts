import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { leadsTo, type Field, type FieldMap } from "./field.ts";
import type { Condition } from "./row-rules.ts";
import type { Texts } from "./search.ts";
import type { Space } from "./space.ts";

/**
 * Where entries of one type are read from, as one caller may read them: the rows that there are for
 * them, in their organization, and the fields that they may read.
 */
export type Source = Omit<Space, "related"> & {
  readonly type: string;
  /** Tells this list from every other one, such as `published/posts`. */
  readonly name: string;
  /** The order without a wish, such as `-publishedAt`. */
  readonly sort: string;
  /**
   * WHERE as it is said beside a key, which stands for the collection already: the same rows, without
   * PostgreSQL expecting only some of them.
   */
  readonly whereByKey?: Sql;
  /** Its rows follow from entries and collections alone, and so may be those of an earlier request. */
  readonly ofContent?: true;
  /** What counts an entry's changes, for those who may make one. */
  readonly revision: Sql | null;
  /** Where the words of the rows are kept; absent: they cannot be searched. */
  readonly texts?: Texts;
  /** Where a relationship leads: the entries of a type that the caller may read from here. */
  readonly related: (type: string) => Source | null;
};

/**
 * Of all fields those that the caller may read: the id, what a permission shows, and relationships
 * whose other end may be read too. A field that is shown in some rows only has no value in the
 * others, whatever is asked of it: shown, compared, ordered or followed.
 */
export function readableFields(
  all: ReadonlyMap<string, Field>,
  showing: (name: string) => Condition,
  mayReadType: (type: string) => boolean,
): FieldMap {
  const readable = new Map<string, Field>();
  for (const [name, field] of all) {
    const type = leadsTo(field);
    if (field.access === "write-only" || (type !== null && !mayReadType(type))) continue;
    const shown = name === "id" ? "always" : showing(name);
    if (shown !== "never") readable.set(name, shown === "always" ? field : within(shown, field));
  }
  return readable;
}

const within = (shownIf: Sql, field: Field): Field => ({
  ...field,
  nullable: true,
  shownIf,
  whereShown: field,
  // @NOTE An index holds what is hidden, too.
  key: null,
  sql: sql`(CASE WHEN ${shownIf} THEN ${field.sql} END)`,
  ...(field.shown === undefined
    ? {}
    : { shown: sql`(CASE WHEN ${shownIf} THEN ${field.shown} END)` }),
});
