import type { Json } from "@/lib/kernel/json.ts";
import { idAt, type Row } from "./read-rows.ts";
import type { Identifier, Resource } from "./resource.ts";
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
  const relationships: [string, Identifier | null][] = [];
  for (const [name, { to }] of source.fields) {
    const isShown = name !== "id" && (chosen.get(source.type)?.has(name) ?? true);
    if (!isShown || !(name in row.shown)) continue;
    const id = idAt(row, name);
    if (to !== null) relationships.push([name, id === null ? null : { type: to, id }]);
    else attributes.push([name, row.shown[name] ?? null]);
  }
  return {
    type: source.type,
    id: row.id,
    attributes: Object.fromEntries(attributes),
    relationships: Object.fromEntries(relationships),
    redacted: row.redacted.filter((name) => chosen.get(source.type)?.has(name) ?? true),
    revision: row.revision,
  };
}
