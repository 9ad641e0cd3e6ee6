import type { z } from "zod";
import type { Json } from "@/lib/kernel/json.ts";
import type { Sql } from "@/lib/tenancy/sql.ts";
import type { FieldKey } from "./field-key.ts";

/** What a field holds, and so how it is compared; an `id-list` is a JSON list of ids as texts. */
export type FieldKind =
  "text" | "integer" | "decimal" | "boolean" | "instant" | "id" | "text-list" | "id-list" | "json";

/** All that is true of a field whoever asks and wherever it is kept. */
export type FieldDescription = {
  readonly kind: FieldKind;
  /** What a value must be, for whoever writes it. */
  readonly schema: z.ZodType;
  readonly access: "read-only" | "read-write" | "write-only";
  readonly filterable: boolean;
  readonly sortable: boolean;
  /** Whether an entry may be without a value. */
  readonly nullable: boolean;
  /** The type of the entry that the id stands for: a relationship. Null: an attribute. */
  readonly to: string | null;
  /** The type of the entries that an `id-list` stands for: a relationship, too. */
  readonly toMany?: string;
  /** What people call it; absent: its name, spelled out. */
  readonly label?: string;
  /** What an answer may hold, where a draft need not be complete; absent: what may be written. */
  readonly answered?: z.ZodType;
  /** What an answer shows of JSON that is kept in another form; absent: it is shown as it is kept. */
  readonly present?: (kept: Json) => Json;
  /** The only values there are, where the schema of what is written does not tell. */
  readonly choices?: readonly string[];
};

/** The type of what a field leads to, one entry or several; null for an attribute. */
export const leadsTo = ({ to, toMany }: Pick<FieldDescription, "to" | "toMany">): string | null =>
  to ?? toMany ?? null;

/** A field where it is kept: `sql` is its value as its kind compares it, null without one. */
export type Field = FieldDescription & {
  readonly sql: Sql;
  /** The JSON that an answer shows, where that is not the value itself. */
  readonly shown?: Sql;
  /** In which rows the caller may read it, where not in all: `sql` has no value in the others. */
  readonly shownIf?: Sql;
  /** The field of all rows, hidden or not: for nowhere but beside `shownIf` as a condition. */
  readonly whereShown?: Field;
  /** Where an index holds the values of all rows; absent or null: nowhere that the caller may use. */
  readonly key?: FieldKey | null;
};

/**
 * The fields that a question may name: those of the collection that the caller may read. One that is
 * not here does not exist (fourth law).
 */
export type FieldMap = ReadonlyMap<string, Field>;
