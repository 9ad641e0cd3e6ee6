import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { FieldMap } from "@/lib/query/field.ts";
import type { Listed } from "./listed-fields.ts";
import { PLAIN_VIEW } from "./plain-view.ts";
import { viewDefinitionSchema, type ViewDefinition } from "./view-definition.ts";

/**
 * A definition as it is kept: fields of own collections by their ids, so that a view follows a field
 * that is renamed and no other one of its old name (C-3).
 * @throws Invalid for a field that the caller's list does not have, whoever else's has it.
 */
export function toKept({ model, fields }: Listed, definition: ViewDefinition): ViewDefinition {
  requireFields(fields, definition);
  const idOf = new Map((model.definitions ?? []).map(({ id, name }) => [name, id]));
  return renamed(definition, (name) => idOf.get(name) ?? name);
}

/**
 * What of a kept definition is there for the caller, by the names that fields have now: of a field
 * that is gone, or that they may not read, it says nothing.
 */
export function fromKept({ model, fields }: Listed, kept: Json): ViewDefinition {
  const read = viewDefinitionSchema.safeParse(kept);
  if (!read.success) return PLAIN_VIEW;
  const definitions = model.definitions ?? [];
  const nameOf = new Map(definitions.map(({ id, name }) => [id, name]));
  const words = new Set(definitions.map(({ name }) => name));
  const named = renamed(read.data, (key) => nameOf.get(key) ?? (words.has(key) ? "" : key));
  const { columns, conditions, sort } = named;
  const shown = columns?.filter((name) => fields.has(name)) ?? null;
  return {
    ...named,
    columns: shown?.length === 0 ? null : shown,
    conditions: conditions.filter(({ field }) => fields.get(field)?.filterable === true),
    sort: sort !== null && fields.get(sortedField(sort))?.sortable === true ? sort : null,
  };
}

const sortedField = (sort: string): string => sort.replace(/^-/, "");

function renamed(definition: ViewDefinition, named: (field: string) => string): ViewDefinition {
  const { columns, conditions, sort } = definition;
  return {
    ...definition,
    columns: columns === null ? null : columns.map(named),
    conditions: conditions.map((one) => ({ ...one, field: named(one.field) })),
    sort:
      sort === null
        ? null
        : sort.replace(/^(-?)(.*)$/s, (_, minus: string, name: string) => minus + named(name)),
  };
}

function requireFields(fields: FieldMap, { columns, conditions, sort }: ViewDefinition): void {
  const issues: Issue[] = [
    ...(columns ?? []).flatMap((name, at) => (fields.has(name) ? [] : [missing("columns", at)])),
    ...conditions.flatMap(({ field }, at) =>
      fields.get(field)?.filterable === true ? [] : [missing("conditions", at)],
    ),
    ...(sort === null || fields.get(sortedField(sort))?.sortable === true ? [] : [missing("sort")]),
  ];
  if (issues.length > 0) throw new Invalid("The list has no such field.", issues);
}

const missing = (...path: (string | number)[]): Issue => ({
  path: ["definition", ...path],
  message: "The list has no such field.",
});
