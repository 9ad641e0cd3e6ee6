import type { FieldLanguage } from "@/app/_screens/fields/field-language.ts";
import type { FormField } from "@/app/_screens/fields/form-field.ts";
import type { FormValues } from "@/app/_screens/fields/form-value.ts";
import type { Language } from "@/app/_screens/languages/language.ts";

/** In which language of several an entry is written, and what it says in the default one. */
export type Speaking = {
  readonly current: Language;
  readonly first: Language;
  readonly instead: FormValues;
};

/**
 * The fields as they are written in a language. In another one than the default nothing is required or
 * begins with a value, and what is in no language is read alone: it is published with the default one.
 */
export const inLanguage = (
  fields: readonly FormField[],
  { current, first, instead }: Speaking,
): FormField[] =>
  fields.map((field): FormField => {
    const isFirst = current.code === first.code;
    if (!field.localized) return isFirst ? field : readAlone(field, first);
    if (isFirst) return spoken(field, current);
    const other = { name: first.name, value: instead[field.name] ?? null };
    const language = { ...current, instead: other };
    return { ...spoken(field, current), language, required: false, default: null };
  });

/** The fields of an organization of one language: everything is written in it. */
export const inOneLanguage = (fields: readonly FormField[], language: Language): FormField[] =>
  fields.map((field) => spoken(field, language));

function readAlone(field: FormField, { name }: Language): FormField {
  const said = `The same in every language: write it in ${name}.`;
  const help = field.help === "" ? said : `${field.help} ${said}`;
  return { ...field, help, access: field.access === "redacted" ? "redacted" : "read" };
}

/** A field and all fields within it. */
function spoken(field: FormField, language: FieldLanguage): FormField {
  const within = (fields: readonly FormField[]) => fields.map((one) => spoken(one, language));
  return {
    ...field,
    language,
    fields: field.fields === null ? null : within(field.fields),
    blocks: field.blocks?.map((block) => ({ ...block, fields: within(block.fields) })) ?? null,
  };
}
