import { decide } from "@/lib/access/decide.ts";
import { holdsField, type Case } from "@/lib/access/grants.ts";
import { readList } from "@/lib/query/read-list.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { findModel } from "../models/model-of.ts";
import { isRelation } from "../models/field-kinds.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { entrySource } from "../resource/entry-source.ts";
import type { Example } from "./preview.ts";

type Asked = {
  readonly slug: string;
  readonly field: FieldDefinition;
};

/**
 * Whether somebody may read a field in every entry, drafts included: only they are told how its values
 * fare. Anybody else could find a value out by what fits it.
 */
export function readsEverywhere(scope: Scope, { slug, field }: Asked): boolean {
  if (field.to !== null && !readsAll(scope, field.to)) return false;
  return casesFor(scope, slug).some(
    ({ fields, rule }) => rule === null && holdsField(fields, field.name),
  );
}

const readsAll = (scope: Scope, slug: string): boolean =>
  casesFor(scope, slug).some(({ rule }) => rule === null);

const MOST = 3;

/**
 * Of the entries with these ids some, as the caller may read them: through the very source that their
 * lists are read from, so that there is nothing here that they could not see there.
 */
export async function examplesOf(
  scope: Scope,
  { slug, field }: Asked,
  ids: readonly string[],
): Promise<readonly Example[]> {
  const cases = casesFor(scope, slug);
  if (ids.length === 0 || cases.length === 0 || isRelation(field)) return [];
  const model = findModel(scope, slug);
  if (model === null) return [];
  const view = model.publishes ? "draft" : "published";
  const source = entrySource(scope, { collection: slug, view, cases });
  if (!source.fields.has(field.name)) return [];
  const { titleField } = model;
  const title = titleField !== null && source.fields.has(titleField) ? titleField : field.name;
  const { items } = await readList(scope, source, {
    filter: JSON.stringify({ id: { _in: ids } }),
    ...{
      include: null,
      fields: { [slug]: [...new Set([field.name, title])].join(",") },
      sort: null,
    },
    ...{ size: String(ids.length), after: null, before: null },
  });
  return items
    .filter((item) => item.redacted?.includes(field.name) !== true)
    .slice(0, MOST)
    .map((item) => ({
      id: item.id,
      title: titleOf(item, title),
      value: item.attributes[field.name] ?? null,
    }));
}

const titleOf = ({ attributes }: Resource, name: string): string | null => {
  const said: Json | undefined = attributes[name];
  return typeof said === "string" && said !== "" ? said : null;
};

/** Of the right to read all there is: drafts, where entries have them. */
function casesFor(scope: Scope, collection: string): readonly Case[] {
  const publishes = findModel(scope, collection)?.publishes ?? false;
  const action = publishes ? "read-draft" : "read";
  const decision = decide(scope.principal, scope.grants, { action, collection, id: null });
  return decision.allowed ? decision.permit.cases : [];
}
