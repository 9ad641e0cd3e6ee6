import type { Language } from "@/app/_screens/languages/language.ts";
import type { FormField } from "./form-field.ts";
import { isInOther, textOf, type FormValue } from "./form-value.ts";
import { givenValue } from "./given-values.ts";
import { valueWords } from "./value-words.ts";

/** In which language a field is written, and what is read where nothing is said in it. */
export type FieldLanguage = Pick<Language, "code" | "name" | "dir"> & {
  /** What the default language says in its place; left out: it is the default one. */
  readonly instead?: { readonly name: string; readonly value: FormValue } | undefined;
};

/** What an element that is written in tells of its language (WCAG 3.1.2). */
export const spokenIn = ({ language }: FormField): { lang?: string; dir?: "ltr" | "rtl" } =>
  language === undefined ? {} : { lang: language.code, dir: language.dir };

/** The text that is read while nothing is said; left out where there is none. */
export function insteadText({ language }: FormField): string | undefined {
  return textOf(language?.instead?.value) || undefined;
}

/** Empties a list to nothing said, where another language is read in its place. */
export const emptied = (field: FormField, value: FormValue): FormValue =>
  isInOther(field) && Array.isArray(value) && value.length === 0 ? null : value;

const TEXTS: ReadonlySet<FormField["kind"]> = new Set([
  "text",
  "long-text",
  "email",
  "url",
  "slug",
]);
const MOST = 80;

/** The field with a word, in its help, on what is read while nothing is said in it. */
export function withInstead(field: FormField, value: FormValue): FormField {
  const { language, help } = field;
  if (language?.instead === undefined || !saysNothing(field, value)) return field;
  const { name, value: other } = language.instead;
  const words = valueWords(field, other, {}).replaceAll(/\s+/g, " ");
  if (words === "") return field;
  const short = words.length > MOST ? `${words.slice(0, MOST).trimEnd()}…` : words;
  const shown = TEXTS.has(field.kind) ? "" : `: ${short}`;
  const said = `Nothing in ${language.name} yet. Read in ${name}${shown || "."}`;
  return { ...field, help: help === "" ? said : `${help} ${said}` };
}

/** @NOTE What is kept, not what it looks like: «No» and an empty list that somebody said are said. */
function saysNothing(field: FormField, value: FormValue): boolean {
  const given = givenValue(field, value);
  return given === null || given === "";
}
