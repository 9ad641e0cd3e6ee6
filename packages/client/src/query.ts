/** What a filter compares with. */
export type FilterValue = string | number | boolean | null;

/**
 * Conditions as the API reads them: `{ title: "x" }`, `{ title: { _contains: "x" } }`,
 * `{ _or: [{ … }, { … }] }`. All members must hold.
 */
export type Filter = {
  readonly [member: string]:
    | FilterValue
    | { readonly [operator: string]: FilterValue | readonly FilterValue[] }
    | readonly Filter[];
};

/** What of an entry is asked for. */
export type EntryQuery = {
  /** `draft`: as its editors have it, for those who may see that. Otherwise what is published. */
  readonly view?: "draft";
  /** Relations to bring along, such as `author`. */
  readonly include?: readonly string[];
  /** The fields wanted, by type; all that may be read where a type is not named. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** Stops the request, and any waiting. */
  readonly signal?: AbortSignal;
};

/** What of a list is asked for. */
export type ListQuery = EntryQuery & {
  readonly filter?: Filter;
  /** Fields in order of weight; `-` before one for the greatest first. */
  readonly sort?: readonly string[];
  readonly page?: {
    readonly size?: number;
    /** Cursors as a page before told them. */
    readonly after?: string;
    readonly before?: string;
  };
};

/** The query of an address with its leading `?`, or nothing. */
export function queryText(query: ListQuery): string {
  const params = new URLSearchParams();
  const { filter, sort = [], include = [], fields = {}, page = {} } = query;
  if (filter !== undefined) params.set("filter", JSON.stringify(filter));
  if (sort.length > 0) params.set("sort", sort.join(","));
  if (include.length > 0) params.set("include", include.join(","));
  for (const [type, names] of Object.entries(fields))
    params.set(`fields[${type}]`, names.join(","));
  for (const [name, value] of Object.entries(page)) params.set(`page[${name}]`, String(value));
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
