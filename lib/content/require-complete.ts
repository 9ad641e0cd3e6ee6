import { holdsField, unitedFields } from "@/lib/access/grants.ts";
import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdingCases } from "./entry-access.ts";
import type { EntryData } from "./entry-data.ts";
import { parseContent, type CollectionModel, type Speaking } from "./models/collection-model.ts";
import { fromKept } from "./models/kept-data.ts";
import { isLocalized } from "./models/localized.ts";
import { modelOf } from "./models/model-of.ts";
import { heldFor } from "./resource/entry-rules.ts";

type Drafted = { readonly collection: string; readonly id: string; readonly data: EntryData };

/**
 * Sees that a draft, as it was saved, holds all that an entry of its collection needs to be published:
 * in the language that was asked for, or else in all of them.
 * @throws Invalid with one issue for each wrong place below `data`. What is wrong in fields that the
 * caller may not read is one issue that names none of them.
 */
export async function requireComplete(scope: Scope, entry: Drafted): Promise<void> {
  const issues = await issuesOf(scope, entry);
  if (issues.length === 0) return;
  throw new Invalid("This is not complete yet.", await shownIssues(scope, entry, issues));
}

async function issuesOf(scope: Scope, entry: Drafted): Promise<readonly Issue[]> {
  const model = modelOf(scope, entry.collection);
  if (!isLocalized(model)) return wrongIn(model, entry.data, scope);
  const { organizationId, locales, locale } = scope;
  const row = await scope.db.entry.findFirst({
    where: { organizationId, id: entry.id },
    select: { draft: true },
  });
  const kept = (row?.draft ?? {}) as JsonObject;
  if (scope.inLocale !== null) return wrongIn(model, fromKept(model, kept, { locale }), scope);
  return locales.flatMap((one) =>
    wrongIn(model, fromKept(model, kept, { locale: one }), { locale: one, locales }).map(
      ({ path, message }) => ({ path, message: `${message} (${one})` }),
    ),
  );
}

function wrongIn(model: CollectionModel, data: EntryData, speaking: Speaking): readonly Issue[] {
  try {
    parseContent(model, data, speaking);
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.issues;
    throw error;
  }
}

async function shownIssues(
  scope: Scope,
  { collection, id }: Drafted,
  issues: readonly Issue[],
): Promise<Issue[]> {
  const held = heldFor(scope, "read-draft", collection);
  const fields = unitedFields(held === null ? [] : await holdingCases(scope, held, id));
  const shown = issues.filter(({ path: [, name] }) => holdsField(fields, String(name ?? "")));
  if (shown.length === issues.length) return shown;
  const message = "Something is missing in a part that you may not read.";
  return [...shown, { path: ["data"], message }];
}
