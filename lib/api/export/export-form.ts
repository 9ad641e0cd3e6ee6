import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { ListAnswer } from "@/lib/query/resource.ts";
import type { ListColumn } from "@/lib/query/list-columns.ts";
import { flatObject } from "../resource-document.ts";
import { csvCell, csvLine } from "./csv.ts";

/** How a list is written that comes a page at a time: what stands around its entries, and they. */
export type ExportForm = {
  readonly type: string;
  readonly extension: string;
  readonly begin: (first: ListAnswer) => string;
  /** @param written how many entries were written before. */
  readonly entries: (page: ListAnswer, written: number) => string;
  readonly end: (written: number) => string;
};

/** Names of what is without a value because the caller may not read it there; no field has a dot. */
const REDACTED = "meta.redacted";

/** A table with a line of names. The same columns whatever rows there are. */
export const CSV_EXPORT: ExportForm = {
  type: "text/csv; charset=utf-8; header=present",
  extension: "csv",
  begin: ({ columns }) =>
    csvLine([...columns.map(({ path }) => csvCell(path.join("."), "text")), REDACTED]),
  entries: ({ items, included, columns }) => {
    const known = new Map([...items, ...included].map((one) => [one.id, flatObject(one, [])]));
    return items
      .map(({ id }) => csvLine([...cellsOf(known, id, columns), hiddenIn(known, id, columns)]))
      .join("");
  },
  end: () => "",
};

/** The flat form of a page that holds all of the list, an entry a line. */
export const JSON_EXPORT: ExportForm = {
  type: "application/json",
  extension: "json",
  begin: () => '{"items":[',
  entries: ({ items, included }, written) =>
    items
      .map((item, index) => {
        const comma = written + index === 0 ? "" : ",";
        return `${comma}\n${JSON.stringify(flatObject(item, included))}`;
      })
      .join(""),
  end: (written) => `\n],"page":{"size":${written},"hasMore":false,"next":null,"prev":null}}\n`,
};

/**
 * The entries that a page knows, flat, by their ids.
 * @NOTE An entry of the page itself is not included a second time, and a cell shows it all the same.
 */
type Known = ReadonlyMap<string, JsonObject>;
type Columns = readonly ListColumn[];

const cellsOf = (known: Known, id: string, columns: Columns): string[] =>
  columns.map(({ path, kind }) => csvCell(valueAt(known, id, path), kind));

/** @NOTE Of several entries there are several values. */
function valueAt(known: Known, id: Json | undefined, path: readonly string[]): Json | undefined {
  if (Array.isArray(id)) return id.map((one) => valueAt(known, one, path) ?? null);
  const [name = "", ...rest] = path;
  const value = typeof id === "string" ? known.get(id)?.[name] : undefined;
  return rest.length === 0 ? value : valueAt(known, value, rest);
}

function hiddenIn(known: Known, id: string, columns: Columns): string {
  const hidden = columns.filter(({ path }) => {
    const metas = [valueAt(known, id, [...path.slice(0, -1), "meta"])].flat();
    return metas.some((meta) => isHidden(meta, path.at(-1) ?? ""));
  });
  return csvCell(hidden.map(({ path }) => path.join(".")).join(" ") || null, "text");
}

const isHidden = (meta: Json | undefined, name: string): boolean =>
  typeof meta === "object" &&
  meta !== null &&
  !Array.isArray(meta) &&
  Array.isArray(meta["redacted"]) &&
  meta["redacted"].includes(name);
