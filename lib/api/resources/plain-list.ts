import type { FieldDescription } from "@/lib/query/field.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Answer } from "../answer.ts";

/** All there is of what is only a few: a list on one page, with nothing to narrow it by. */
export const plainList = (
  items: readonly Resource[],
  fields: ReadonlyMap<string, FieldDescription>,
): Answer => ({
  ...{ kind: "list", items, included: [] },
  columns: [...fields].map(([name, { kind }]) => ({ path: [name], kind })),
  page: { size: Math.max(1, items.length), next: null, prev: null },
});
