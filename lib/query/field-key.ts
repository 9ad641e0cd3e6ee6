import type { Sql } from "@/lib/tenancy/sql.ts";

/**
 * Where PostgreSQL keeps the values of a field in an order of their own (decision 0027): rows `k`,
 * exactly one for each row that a source may have, also for one without a value.
 */
export type FieldKey = {
  /** What the values are kept as; an id as a text in lower case. */
  readonly kind: "text" | "number" | "instant" | "id";
  /** Whether their order is the field's: not that of values which are cut off. */
  readonly ordered: boolean;
  readonly from: Sql;
  /** Which rows `k` are the field's. */
  readonly where: Sql;
  /** The id of the entry that a row is of. */
  readonly id: Sql;
  readonly value: Sql;
  /** What is kept in the place of some values, where it is not the values themselves. */
  readonly inPlaceOf?: (values: Sql) => Sql;
};

/** A text is kept up to here: PostgreSQL indexes no longer ones. */
export const LONGEST_KEY = 500;
