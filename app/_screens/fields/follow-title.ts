import { slugOf } from "@/lib/content/slug.ts";
import type { FormField } from "./form-field.ts";
import { textOf, type FormValue, type FormValues } from "./form-value.ts";

type Change = { readonly name: string; readonly value: FormValue };

/**
 * The values after a change of one of them. Slugs follow the title for as long as they are what it
 * suggests, which is until somebody writes another.
 */
export function followTitle(
  fields: readonly FormField[],
  values: FormValues,
  { name, value, titleField }: Change & { readonly titleField: string | null },
): FormValues {
  const next = { ...values, [name]: value };
  if (name !== titleField) return next;
  const [before, after] = [textOf(values[name]), textOf(value)].map(slugOf);
  for (const { kind, name: slug, access = "write" } of fields) {
    if (kind !== "slug" || access !== "write") continue;
    if (textOf(values[slug]) === before) next[slug] = after === "" ? null : (after ?? null);
  }
  return next;
}
