import { spelledOut } from "@/lib/catalogue/spelled-out.ts";
import type { ListField, ListFor } from "@/lib/content/list-for.ts";
import type { ViewDefinition } from "@/lib/saved-views/view-definition.ts";

/** More columns than these nobody reads in a row; one can choose others. */
const MOST_USUAL = 6;

/** What people call a field. */
export const labelOf = ({ name, label }: Pick<ListField, "name" | "label">): string =>
  label ?? LABELS[name] ?? spelledOut(name);

const LABELS: Readonly<Record<string, string>> = {
  slug: "Address",
  createdAt: "Created",
  updatedAt: "Edited",
  publishedAt: "Published",
};

/** The columns of a list: those that were chosen, as far as they are there; the name leads them. */
export function columnsOf(list: ListFor, { columns }: ViewDefinition): readonly ListField[] {
  const chosen = columns?.flatMap((name) => list.fields.find((one) => one.name === name) ?? []);
  if (chosen !== undefined && chosen.length > 0) return chosen;
  const usual = list.fields.filter((field) => field.usual && field.name !== list.title);
  const title = list.fields.filter(({ name }) => name === list.title);
  // @NOTE That something is a draft, and how new it is, is of use in every list.
  const last = usual.filter(({ name }) => LAST.has(name));
  const first = usual.filter(({ name }) => !LAST.has(name));
  return [
    ...title,
    ...first.slice(0, Math.max(1, MOST_USUAL - title.length - last.length)),
    ...last,
  ];
}

const LAST: ReadonlySet<string> = new Set(["status", "updatedAt"]);

/** The order that a list has, as far as it is one: a field and its direction. */
export function sortOf(
  list: ListFor,
  { sort }: ViewDefinition,
): { readonly name: string; readonly direction: "asc" | "desc" } | null {
  const name = sort?.replace(/^-/, "");
  const field = list.fields.find((one) => one.name === name && one.sortable);
  if (field === undefined) return null;
  return { name: field.name, direction: sort?.startsWith("-") === true ? "desc" : "asc" };
}
