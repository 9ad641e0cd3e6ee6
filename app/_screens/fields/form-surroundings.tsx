"use client";

import { createContext, useContext } from "react";
import type { ReactNode } from "react";
import type { FieldErrors } from "./field-errors.ts";
import type { FormValues } from "./form-value.ts";
import type { InputProps } from "./input-props.ts";

/** An entry as the picker of a relation shows it. */
export type Picked = {
  readonly id: string;
  readonly title: string;
  /** Null: its collection has no drafts. */
  readonly status: "draft" | "published" | "changed" | "scheduled" | null;
};

export type PickedPage = { readonly items: readonly Picked[]; readonly next: string | null };

/** What a form knows of the entries that its relations lead to. */
export type RelatedEntries = {
  /** Those that are linked when the form opens, as far as one may read them. */
  readonly known: Readonly<Record<string, Picked>>;
  /** Those that one may read in a collection, by words, a page at a time; throws without an answer. */
  readonly search: (to: string, words: string, after: string | null) => Promise<PickedPage>;
  /** Where an entry is opened. */
  readonly addressOf: (to: string, id: string) => string;
};

export type FormSurroundings = {
  readonly errors: FieldErrors;
  /** Null: nothing is linked here, as in a form that only shows what it would look like. */
  readonly related: RelatedEntries | null;
  /** What stands in the whole form. */
  readonly values: FormValues;
  readonly inputs?: OwnInputs | undefined;
};

/**
 * Inputs of one screen alone, in place of those by kind. By the paths of fields, with `*` for the place
 * in a list: `slug`, `blocks.*.url`.
 */
export type OwnInputs = Readonly<
  Record<string, (props: InputProps, values: FormValues) => ReactNode>
>;

const SurroundingsContext = createContext<FormSurroundings>({
  errors: {},
  related: null,
  values: {},
});

/** Tells the inputs below it what is wrong, and where relations lead. */
export const SurroundingsProvider = SurroundingsContext.Provider;

export const useSurroundings = (): FormSurroundings => useContext(SurroundingsContext);
