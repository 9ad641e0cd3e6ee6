import { holdsField, type Fields } from "@/lib/access/grants.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { Field, FieldDescription } from "./field.ts";
import { readableFields, type Source } from "./source.ts";

/** A system collection: a table `t` with a row an entry, and what its columns say. */
export type TableModel = {
  readonly type: string;
  /** What stands after FROM; the table is called `t`. */
  readonly from: Sql;
  readonly fields: ReadonlyMap<string, Field>;
  /** The order without a wish. */
  readonly sort: string;
};

/** The rows of the scope's organization, with the fields that a permit holds. */
export const tableSource = (scope: Scope, model: TableModel, held: Fields): Source => ({
  type: model.type,
  name: model.type,
  from: model.from,
  where: sql`t.organization_id = ${scope.organizationId}::uuid`,
  fields: readableFields(
    model.fields,
    (name) => (holdsField(held, name) ? "always" : "never"),
    () => false,
  ),
  sort: model.sort,
  revision: null,
  related: () => null,
});

/** A description with the place where its value is kept. */
export const keptAt = (description: FieldDescription, value: Sql): Field => ({
  ...description,
  sql: value,
});
