import { ACTION_COLUMNS, actionWords } from "./action-words.ts";

/** What a policy opens of one collection. */
export type Opening = { readonly collection: string; readonly actions: readonly string[] };

/** What a policy opens, in one line: «Posts: read, update · Pages: read». */
export function opensLine(
  openings: readonly Opening[],
  nameOf: (collection: string) => string,
): string {
  if (openings.length === 0) return "Nothing yet";
  return openings
    .map(({ collection, actions }) => {
      const order = (action: string) => ACTION_COLUMNS.findIndex((known) => known === action);
      const words = actions.toSorted((a, b) => order(a) - order(b)).map(actionWords);
      return `${nameOf(collection)}: ${words.join(", ")}`;
    })
    .join(" · ");
}
