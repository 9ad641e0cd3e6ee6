import type { ListFor } from "@/lib/content/list-for.ts";
import { columnsOf, sortOf } from "./list-shape.ts";
import { filterOf, shownBy } from "./list-question.ts";
import type { ListState } from "./list-state.ts";

/** In which forms a list can be taken along. */
export type ListFormat = "csv" | "json";

/** Where the API exports what a list shows: the same filter, order, columns and language. */
export function exportAddress(
  list: ListFor,
  { definition, locale }: Pick<ListState, "definition" | "locale">,
  format: ListFormat,
): string {
  const columns = columnsOf(list, definition);
  const { fields, include } = shownBy(list, columns);
  const query = new URLSearchParams();
  const filter = filterOf(list, definition);
  if (Object.keys(filter).length > 0) query.set("filter", JSON.stringify(filter));
  if (sortOf(list, definition) !== null) query.set("sort", definition.sort ?? "");
  if (include !== null) query.set("include", include);
  for (const [type, names] of Object.entries(fields)) query.set(`fields[${type}]`, names);
  query.set(`fields[${list.slug}]`, columns.map(({ name }) => name).join(","));
  if (format === "json") query.set("page[size]", "all");
  if (locale !== null) query.set("inLocale", locale);
  const room = list.view === "draft" ? "drafts" : "content";
  return `/api/v1/${room}/${list.slug}?${query}`;
}
