import type { Sql } from "@/lib/tenancy/sql.ts";
import { leadsTo, type FieldDescription, type FieldMap } from "./field.ts";

/** Rows, and what a filter may ask of them. A source is one. */
export type Space = {
  /** What stands after FROM; one row an entry. */
  readonly from: Sql;
  /** Which of the rows there are; says nothing of rows outside of it. */
  readonly where: Sql;
  /** What may be named, the id among it. */
  readonly fields: FieldMap;
  /** Where relationships to a type lead; null: nowhere. */
  readonly related: (type: string) => Space | null;
};

/** What a filter may name, and where it may go on from there. */
export type Asked = Pick<Space, "fields" | "related">;

/** Fields alone lead nowhere. */
export const askedOf = (fields: FieldMap | Asked): Asked =>
  "related" in fields ? fields : { fields, related: () => null };

/** Where a field leads, to one entry or to several; null: it leads nowhere from here. */
export const targetOf = (
  field: Pick<FieldDescription, "to" | "toMany">,
  { related }: Pick<Space, "related">,
): Space | null => {
  const type = leadsTo(field);
  return type === null ? null : related(type);
};
