import { z } from "zod";
import { Stale } from "@/lib/kernel/errors.ts";
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

/** The languages that there were when somebody decided; null: whatever there are. */
export const seenSchema = localesSchema.nullable().default(null);

/** Sees that there are those languages that somebody decided from. @throws Stale. */
export function requireSeen(seen: readonly string[] | null, present: readonly string[]): void {
  if (seen !== null && seen.join() !== present.join()) {
    throw new Stale("Somebody else changed the languages in the meantime.");
  }
}

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
