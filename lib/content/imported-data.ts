import { type Case } from "@/lib/access/grants.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { linkedIn } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { EntryData } from "./entry-data.ts";
import { findEntry } from "./entry-reads.ts";
import type { ForeignEntry, Landing } from "./import-entry.ts";
import { parseContent, parseDraft, type CollectionModel } from "./models/collection-model.ts";
import { modelOf } from "./models/model-of.ts";
import { applyPresets } from "./resource/apply-presets.ts";

type Importing = {
  readonly entry: ForeignEntry;
  /** The entry that is here already; null: a new one. */
  readonly id: string | null;
};

/**
 * What an imported entry says here: where some of its fields alone are known elsewhere, these over what
 * there is, and what the permissions fill in. What is published must be complete.
 * @throws Invalid for data the collection refuses.
 */
export async function importedData(
  { scope, permit, collection, named }: Landing,
  { entry, id }: Importing,
): Promise<EntryData> {
  const model = modelOf(scope, collection);
  const parse = entry.state === "published" ? parseContent : parseDraft;
  if (named === undefined || named === "all") return parse(model, entry.data, scope);
  const given = entry.data as JsonObject;
  const filled = id === null ? withPresets(scope, model, { given, cases: permit.cases }) : given;
  const before = id === null ? null : await findEntry(scope, collection, id);
  const blank = { ...untitled(model), ...model.blank };
  const around = before === null ? blank : (before.data as unknown as JsonObject);
  return parse(model, { ...around, ...filled }, scope);
}

/** @NOTE Without a title the schema speaks of its type, and not to people. */
const untitled = ({ definitions, titleField }: CollectionModel): JsonObject =>
  definitions === null && titleField !== null ? { [titleField]: "" } : {};

type Filling = { readonly given: JsonObject; readonly cases: readonly Case[] };

function withPresets(scope: Scope, model: CollectionModel, { given, cases }: Filling): JsonObject {
  const attributes = new Map<string, Json>(Object.entries(given));
  const changes = { attributes, relationships: new Map(), status: null };
  const filled = applyPresets(scope, model, { changes, cases });
  const links = [...filled.relationships].map(([name, link]): [string, Json] => {
    const ids = linkedIn(link).map(({ id }) => id);
    return [name, Array.isArray(link) ? ids : (ids[0] ?? null)];
  });
  const { slug: _slug, ...values } = Object.fromEntries([...filled.attributes, ...links]);
  return values;
}
