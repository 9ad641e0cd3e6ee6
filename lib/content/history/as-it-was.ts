import type { Condition } from "@/lib/query/row-rules.ts";
import { showing } from "@/lib/query/row-rules.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { readableFields, type Source } from "@/lib/query/source.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import { keptNames } from "../models/kept-names.ts";
import { modelOf } from "../models/model-of.ts";
import { entryFields } from "../resource/entry-fields.ts";
import { entryRules } from "../resource/entry-rules.ts";
import { actionFor, relatedSource, sightOf, viewOf } from "../resource/entry-source.ts";
import { isReached } from "../resource/entry-sql.ts";
import type { Reader } from "./reader.ts";

const PLAIN = { include: null, fields: {} };

/**
 * An entry as it was in one of its versions: the fields that it has now and that the reader may read
 * of it now, linked to what they may read now. Null without such a version.
 */
export async function asItWas(
  scope: Scope,
  reader: Reader,
  number: number,
): Promise<Resource | null> {
  const source = versionSource(scope, reader, number);
  return (await findOne(scope, source, { id: reader.id, ...PLAIN }))?.item ?? null;
}

/** What of an entry is kept in its versions, and not where it stands or when it was what. */
export function keptOf(model: CollectionModel, entry: Resource): Resource {
  const kept = keptNames(model);
  const { attributes, relationships, redacted = [] } = entry;
  const within = <Value>(members: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(members).filter(([name]) => kept.has(name)));
  return {
    ...entry,
    attributes: within(attributes),
    relationships: within(relationships),
    redacted: redacted.filter((name) => kept.has(name)),
  };
}

/**
 * @NOTE The version takes the place of the entry `e`, so that every field is read from it by the very
 * SQL that reads the entry. Rules speak of the entry as it stands `now`.
 */
function versionSource(
  scope: Scope,
  { id, present: _present, ...seen }: Reader,
  number: number,
): Source {
  const { collection, view } = seen;
  const model = modelOf(scope, collection);
  const kept = keptNames(model);
  const all = entryFields(model, sightOf(scope, seen));
  const shownNow = showing(entryRules(scope, { action: actionFor(view), ...seen }));
  return {
    type: collection,
    name: `version/${collection}`,
    from: fromVersion,
    where: sql`now.organization_id = ${scope.organizationId}::uuid AND now.id = ${id}::uuid
      AND v.number = ${number}`,
    fields: readableFields(
      new Map([...all].filter(([name]) => kept.has(name))),
      (name) => ofPresent(shownNow(name)),
      (type) => viewOf(scope, view, type) !== null,
    ),
    sort: "id",
    revision: null,
    related: (type) => relatedSource(scope, view, type),
  };
}

const ofPresent = (condition: Condition): Condition => {
  if (condition === "always" || condition === "never") return condition;
  return isReached(sql`now`, { view: "draft", where: condition });
};

const fromVersion: Sql = sql`entries now
  JOIN entry_versions v ON v.organization_id = now.organization_id AND v.entry_id = now.id
  CROSS JOIN LATERAL (
    SELECT now.organization_id, now.id, now.collection_id,
      v.data->'data' AS draft, v.data->'data' AS published,
      v.data->>'slug' AS slug, v.data->>'slug' AS published_slug,
      (v.data->>'parentId')::uuid AS parent_id,
      (v.data->>'parentId')::uuid AS published_parent_id) e`;
