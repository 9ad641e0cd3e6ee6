import type { ListFor } from "@/lib/content/list-for.ts";
import type { ViewDefinition } from "@/lib/saved-views/view-definition.ts";
import { columnsOf, sortOf } from "./list-shape.ts";
import { filterOf, shownBy } from "./list-question.ts";

/** In which forms a list can be taken along. */
export type ListFormat = "csv" | "json";

/** Where the API exports what a list shows: the same filter, order and columns. */
export function exportAddress(
  list: ListFor,
  definition: ViewDefinition,
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
  const room = list.view === "draft" ? "drafts" : "content";
  return `/api/v1/${room}/${list.slug}?${query}`;
}
