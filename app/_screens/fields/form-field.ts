import type { ContentValue } from "@/lib/content/content-entry.ts";
import type { BlockDefinition, FieldDefinition } from "@/lib/content/models/field-definition.ts";
import type { FieldLanguage } from "./field-language.ts";

/** How somebody may use a field in the entry before them; left out: they may write it. */
export type FieldAccess = "write" | "read" | "redacted";

/** A field as a form shows it; each definition of a collection's field is one. */
export type FormField = Omit<FieldDefinition, "fields" | "blocks"> & {
  readonly fields: FormField[] | null;
  readonly blocks: FormBlock[] | null;
  readonly access?: FieldAccess | undefined;
  /** Takes the width of the form, whatever its kind. */
  readonly isWide?: boolean | undefined;
  /** A group that is closed until somebody opens it. */
  readonly isFolded?: boolean | undefined;
  /** What is kept where nothing stands; left out: null. */
  readonly whenEmpty?: ContentValue | undefined;
  /** The language that it is written in; left out: none in particular. */
  readonly language?: FieldLanguage | undefined;
};

/** What a form can ask for. */
export type FormKind = FieldDefinition["kind"];

/** One kind of blocks that a field of blocks takes. */
export type FormBlock = Omit<BlockDefinition, "fields"> & { readonly fields: FormField[] };
