import type { ContentValue } from "@/lib/content/content-entry.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";

/** What a form can ask for: every kind of field that a collection can have. */
export type FormKind =
  | FieldDefinition["kind"]
  | "rich-text"
  | "slug"
  | "colour"
  | "image"
  | "file"
  | "group"
  | "list"
  | "blocks";

/** How somebody may use a field in the entry before them; left out: they may write it. */
export type FieldAccess = "write" | "read" | "redacted";

/** A field as a form shows it; each definition of a collection's field is one. */
export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly kind: FormKind;
  readonly required: boolean;
  readonly help: string;
  readonly hidden: boolean;
  readonly choices: readonly string[] | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly default: ContentValue;
  readonly to: string | null;
  readonly pattern?: string | null | undefined;
  /** Of a group or a list. */
  readonly fields?: readonly FormField[] | null | undefined;
  readonly blocks?: readonly FormBlock[] | null | undefined;
  readonly access?: FieldAccess | undefined;
};

/** One kind of blocks that a field of blocks takes. */
export type FormBlock = {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly FormField[];
};
