import { holdsField, unitedFields } from "@/lib/access/grants.ts";
import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdingCases } from "./entry-access.ts";
import type { EntryData } from "./entry-data.ts";
import { parseContent } from "./models/collection-model.ts";
import { modelOf } from "./models/model-of.ts";
import { heldFor } from "./resource/entry-rules.ts";

type Drafted = { readonly collection: string; readonly id: string; readonly data: EntryData };

/**
 * Sees that a draft holds all that an entry of its collection needs to be published.
 * @throws Invalid with one issue for each wrong place below `data`. What is wrong in fields that the
 * caller may not read is one issue that names none of them.
 */
export async function requireComplete(scope: Scope, entry: Drafted): Promise<void> {
  try {
    parseContent(modelOf(scope, entry.collection), entry.data);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid("This is not complete yet.", await shownIssues(scope, entry, error.issues));
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
