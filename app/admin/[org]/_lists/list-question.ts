import type { ContentValues } from "@/lib/content/content-entry.ts";
import type { ListField, ListFor } from "@/lib/content/list-for.ts";
import type { ListCondition, ViewDefinition } from "@/lib/saved-views/view-definition.ts";
import { comparisonsOf } from "./condition-words.ts";
import { columnsOf, sortOf } from "./list-shape.ts";
import type { ListState } from "./list-state.ts";

/** The filter of a list, in the words of the API: its conditions, and the words that are sought. */
export function filterOf(list: ListFor, { conditions, search }: ViewDefinition): ContentValues {
  const parts = conditions.flatMap((condition) => partOf(list, condition) ?? []);
  const words = search.trim();
  return {
    ...(parts.length === 0 ? {} : { _and: parts }),
    ...(words === "" ? {} : { _search: words }),
  };
}

/** The question of a list's page, with what its columns show and nothing else. */
export function questionOf(list: ListFor, state: ListState): ContentValues {
  const { definition, after, before } = state;
  const sorted = sortOf(list, definition);
  return {
    ...shownBy(list, columnsOf(list, definition)),
    filter: filterOf(list, definition),
    sort: sorted === null ? null : definition.sort,
    size: String(definition.size),
    ...{ after, before },
  };
}

/** Which fields to show, and of what they lead to the name. */
export function shownBy(
  list: ListFor,
  columns: readonly ListField[],
): { fields: Record<string, string>; include: string | null } {
  const linked = columns.filter(({ to }) => to !== null && to.title !== null);
  const names = new Set([...(list.title === null ? [] : [list.title]), ...columns.map(nameOf)]);
  const titles = new Map<string, string>();
  for (const { to } of linked) if (to !== null) titles.set(to.collection, to.title ?? "");
  // @NOTE A collection that leads to itself shows its own fields, and the name is among them.
  titles.delete(list.slug);
  return {
    fields: { ...Object.fromEntries(titles), [list.slug]: [...names].join(",") },
    include: linked.length === 0 ? null : linked.map(nameOf).join(","),
  };
}

const nameOf = ({ name }: ListField): string => name;

/** @NOTE A condition on a field that is gone, or that makes no sense by now, is left out. */
function partOf(list: ListFor, condition: ListCondition): ContentValues | null {
  const field = list.fields.find(({ name }) => name === condition.field);
  const comparison =
    field === undefined
      ? undefined
      : comparisonsOf(field).find(({ operator }) => operator === condition.operator);
  if (field === undefined || comparison === undefined) return null;
  const { value, operator } = condition;
  if (comparison.value === "none") return { [field.name]: { [operator]: true } };
  if (value === "") return null;
  if (field.to === null || field.to.title === null) return { [field.name]: { [operator]: value } };
  const named = { [field.to.title]: { [operator]: value } };
  return { [field.name]: field.kind === "id-list" ? { _some: named } : named };
}
