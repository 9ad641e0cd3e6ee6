import { z } from "zod";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { Sql } from "@/lib/tenancy/sql.ts";
import { isPersonName } from "./portable-names.ts";

/** Begins with the moment at which the organization arrives. */
export const ARRIVAL = Symbol("arrival");

/** A column that rows are told apart and ordered by, and how PostgreSQL compares it. */
export type KeyPart = { readonly name: string; readonly column: Sql; readonly type: Sql };

/** A table as an archive holds it: which rows, in which order, and what may stand in each column. */
export type ArchivedTable = {
  readonly name: string;
  /** Where its rows are read from, each with its `organization_id`. */
  readonly rows: Sql;
  readonly key: readonly KeyPart[];
  /** What each column may hold, by the column's name. A row has all of them and no other. */
  readonly columns: Readonly<Record<string, z.ZodType>>;
  /** The table that rows of this form go into; null where they are brought in in a way of their own. */
  readonly into: Sql | null;
  /** What is wrong with a row whose columns are each as they should be; null: nothing. */
  readonly check?: (row: JsonObject) => string | null;
  /** False: an organization is the same without it; the digest says nothing of it. */
  readonly isCompared?: false;
  /** Columns that stay behind, and why. */
  readonly without?: Readonly<Record<string, string>>;
  /** What those of them begin with here that cannot be empty. */
  readonly anew?: Readonly<Record<string, typeof ARRIVAL | Json>>;
};

/** PostgreSQL's whole numbers. */
const MOST = 2_147_483_647;

export const id = z.uuid();
export const count = z.int().min(0).max(MOST);
export const flag = z.boolean();
export const instant = z.iso.datetime({ offset: true });
export const text = (max: number) => z.string().max(max);

/** A person by their membership, or by the id of one who is no member any more. */
export const person = z.union([id, z.string().max(200).refine(isPersonName)]).nullable();

/** JSON of any form, that is looked at where it is used. */
export const anything = z.json();
