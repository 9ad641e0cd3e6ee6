import type { Json } from "@/lib/kernel/json.ts";
import { leadsTo, type Field } from "./field.ts";
import { highlightsOf } from "./highlight.ts";
import { idsAt, type Row } from "./read-rows.ts";
import type { Linkage, Resource } from "./resource.ts";
import type { IncludeTree, Selection } from "./selection.ts";
import type { Source } from "./source.ts";

/** The fields to read: those that will be shown, and the ways that the include goes. */
export function shownNames(
  source: Source,
  { chosen }: Selection,
  include: IncludeTree,
): ReadonlySet<string> {
  const names = chosen.get(source.type) ?? new Set(source.fields.keys());
  return new Set([...names, ...include.keys()]);
}

/** An entry as it is answered: attributes and relationships apart, only what was chosen. */
export function toResource(row: Row, source: Source, { chosen }: Selection): Resource {
  const attributes: [string, Json][] = [];
  const relationships: [string, Linkage][] = [];
  for (const [name, field] of source.fields) {
    const isShown = name !== "id" && (chosen.get(source.type)?.has(name) ?? true);
    if (!isShown || !(name in row.shown)) continue;
    const value = row.shown[name] ?? null;
    if (leadsTo(field) !== null) relationships.push([name, linkageAt(row, name, field)]);
    else attributes.push([name, value === null ? null : (field.present?.(value) ?? value)]);
  }
  return {
    type: source.type,
    id: row.id,
    attributes: Object.fromEntries(attributes),
    relationships: Object.fromEntries(relationships),
    redacted: redactedIn(row, chosen.get(source.type)),
    revision: row.revision ?? null,
    ...highlightsIn(row, source),
  };
}

const redactedIn = ({ redacted = [] }: Row, chosen: ReadonlySet<string> | undefined) =>
  chosen === undefined ? redacted : redacted.filter((name) => chosen.has(name));

const highlightsIn = ({ found = null }: Row, source: Source): Pick<Resource, "highlights"> =>
  found === null ? {} : { highlights: highlightsOf(found, source) };

/** @NOTE To several entries, no value at all is an empty list, also where it is hidden (JSON:API 1.1). */
function linkageAt(row: Row, name: string, { to, toMany }: Field): Linkage {
  const type = to ?? toMany ?? "";
  const linked = idsAt(row, name).map((id) => ({ type, id }));
  return to === null ? linked : (linked[0] ?? null);
}
