import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription } from "@/lib/query/field.ts";

/** A language as BCP 47 spells it, such as `en`, `de-CH` or `zh-Hant`. */
const localeSchema = z
  .string()
  .max(35)
  .refine(isSpelledRight, "Use the code of a language, such as en or de-CH.");

/** The languages of an organization's content; the first is the default. */
export const localesSchema = z
  .array(localeSchema)
  .min(1, "There is at least one language.")
  .max(50)
  .refine((locales) => new Set(locales).size === locales.length, "A language occurs twice.");

/** How many entries say something in languages that shall go; named by whoever has seen it. */
export const confirmLossSchema = z.int().min(0).nullable().default(null);

/** @NOTE One row an organization: nothing to filter by, nothing to sort. */
const seen = { filterable: false, sortable: false } as const;

/** What the API tells and changes of an organization's settings. */
export const SETTINGS_MODEL: ReadonlyMap<string, FieldDescription> = new Map([
  ["locales", describeField("text-list", localesSchema, seen)],
  ["confirmLoss", describeField("integer", confirmLossSchema, { ...seen, access: "write-only" })],
]);

function isSpelledRight(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}
