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
  entries: ({ items, included, columns }) =>
    items
      .map((item) => flatObject(item, included))
      .map((entry) => csvLine([...columns.map((column) => cellOf(entry, column)), hidden(entry)]))
      .join(""),
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

const cellOf = (entry: JsonObject, { path, kind }: ListColumn): string => {
  const value = valueAt(entry, path);
  const isLink = kind === "id" || kind === "id-list";
  return csvCell(isLink ? idsIn(value) : value, kind);
};

/** @NOTE Of several entries there are several values. */
function valueAt(value: Json | undefined, [name, ...rest]: readonly string[]): Json | undefined {
  if (name === undefined) return value;
  if (Array.isArray(value)) return value.map((one) => valueAt(one, [name, ...rest]) ?? null);
  return isObject(value) ? valueAt(value[name], rest) : undefined;
}

/** @NOTE What is included stands in the place of its id. */
function idsIn(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((one) => idsIn(one) ?? null);
  return isObject(value) ? value["id"] : value;
}

const hidden = (entry: JsonObject): string =>
  csvCell(redactedIn(entry, "").join(" ") || null, "text");

function redactedIn({ meta, ...entry }: JsonObject, above: string): string[] {
  const own = isObject(meta) && Array.isArray(meta["redacted"]) ? meta["redacted"] : [];
  const within = Object.entries(entry).flatMap(([name, value]) =>
    isObject(value) && isObject(value["meta"]) ? redactedIn(value, `${above}${name}.`) : [],
  );
  const names = own.filter((name) => typeof name === "string");
  return [...names.map((name) => `${above}${name}`), ...within];
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
