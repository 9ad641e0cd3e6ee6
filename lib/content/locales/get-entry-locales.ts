import { holdsField, unitedFields } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { inLocale } from "@/lib/tenancy/in-locale.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { holdingCases } from "../entry-access.ts";
import { entryInput, type EntryInput } from "../entry-input.ts";
import { modelOf } from "../models/model-of.ts";
import { requireDrafts } from "../require-drafts.ts";
import { readSaid, type EntryLocale, type Shown } from "./entry-locales.ts";

/**
 * How much a drafted entry says in each language in which the caller may read it, of the fields that
 * they may read in that one, and how that stands. @throws NotFound where they may read it in none.
 */
export const getEntryLocales = defineQuery({
  action: "read-draft",
  fieldwise: true,
  collection: ({ collection }: EntryInput) => collection,
  input: entryInput,
  async run({ scope, input, permit }): Promise<{ locales: readonly EntryLocale[] }> {
    requireDrafts(modelOf(scope, input.collection));
    return { locales: await localesOf(scope, input, permit) };
  },
});

/** As `getEntryLocales`, for entries without drafts: all that they say is shown. */
export const getSavedLocales = defineQuery({
  action: "read",
  fieldwise: true,
  collection: ({ collection }: EntryInput) => collection,
  input: entryInput,
  async run({ scope, input, permit }): Promise<{ locales: readonly EntryLocale[] }> {
    if (modelOf(scope, input.collection).publishes) throw new NotFound();
    return { locales: await localesOf(scope, input, permit) };
  },
});

async function localesOf(
  scope: Scope,
  input: EntryInput,
  permit: Permit<"read" | "read-draft">,
): Promise<readonly EntryLocale[]> {
  const shown: Shown[] = [];
  for (const locale of scope.locales) {
    const held = await inLocale(scope, locale, (spoken) => shownIn(spoken, input, permit));
    if (held !== null) shown.push({ locale, ...held });
  }
  const locales = shown.length === 0 ? [] : await readSaid(scope, input, shown);
  if (locales.length === 0) throw new NotFound();
  return locales;
}

/** The ids of the localized fields that are shown in the scope's language; null: nothing is. */
async function shownIn(
  scope: Scope,
  { collection, id }: EntryInput,
  { action, cases }: Permit<"read" | "read-draft">,
): Promise<Omit<Shown, "locale"> | null> {
  const holding = await holdingCases(scope, { action, collection, cases }, id);
  if (holding.length === 0) return null;
  const fields = unitedFields(holding);
  const { definitions } = modelOf(scope, collection);
  const localized = (definitions ?? []).filter(
    (field) => field.localized && holdsField(fields, field.name),
  );
  return { fields: localized.map(({ id }) => id), standing: holdsField(fields, "status") };
}
