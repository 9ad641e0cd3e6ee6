import { conversation, type Page } from "./conversation.ts";
import type { Entry } from "./flatten.ts";
import { checkOptions, type ClientOptions, type Timing } from "./options.ts";
import { queryText, type EntryQuery, type ListQuery } from "./query.ts";
import { platformTiming } from "./timing.ts";
import type { ApiDescription } from "./generate-types.ts";
import type { AnyCollections, Collection, KnownCollections } from "./typed.ts";

export type { Page } from "./conversation.ts";
export { ApiError, UnreachableError, type ErrorObject } from "./errors.ts";
export type { Entry } from "./flatten.ts";
export type { ClientOptions } from "./options.ts";
export type { EntryQuery, Filter, ListQuery } from "./query.ts";
export type { AnyCollections, Collection, Found, KnownCollections } from "./typed.ts";

/** What is written to an entry. */
export type Changes = {
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Relations: the related entry, several, or null for none. */
  readonly related?: Readonly<Record<string, Reference | readonly Reference[] | null>>;
};

/** An entry by name; the answer of `get`, `list` or `create` will do. */
export type Reference = { readonly id: string; readonly type: string };

export type Writing = { readonly signal?: AbortSignal; readonly idempotencyKey?: string };

export type Client<Known extends KnownCollections = AnyCollections> = Plain & {
  /** One collection, in the words that `gatehouse types` wrote of it. */
  readonly content: <Type extends keyof Known & string>(type: Type) => Collection<Known, Type>;
};

type Plain = {
  /** One page of a collection, the first where the query names no other. */
  readonly list: <Item extends Entry = Entry>(
    type: string,
    query?: ListQuery,
  ) => Promise<Page<Item>>;
  /** All pages from there on, one request each. */
  readonly pages: <Item extends Entry = Entry>(
    type: string,
    query?: ListQuery,
  ) => AsyncGenerator<readonly Item[], void, undefined>;
  readonly get: <Item extends Entry = Entry>(
    type: string,
    id: string,
    query?: EntryQuery,
  ) => Promise<Item>;
  /** Makes an entry, once: a repeated request is known by its key and answered the same. */
  readonly create: <Item extends Entry = Entry>(
    type: string,
    changes: Changes,
    writing?: Writing,
  ) => Promise<Item>;
  /**
   * Changes an entry as it was read. @throws ApiError 412 when somebody else changed it since. An
   * entry that this client has not read is read first.
   */
  readonly update: <Item extends Entry = Entry>(
    entry: Reference,
    changes: Changes,
    writing?: Writing,
  ) => Promise<Item>;
  /** Deletes an entry as it was read; see `update`. */
  readonly remove: (entry: Reference, writing?: Writing) => Promise<void>;
  /** What the API said of an entry beside its fields, such as `redacted`; null for a stranger. */
  readonly metaOf: (entry: object) => Readonly<Record<string, unknown>> | null;
  /** What this caller may use, as OpenAPI 3.1; types are made of it. */
  readonly describe: () => Promise<ApiDescription>;
  /** The bearer token of the moment, for requests of another make. */
  readonly token: () => Promise<string>;
  /** Ends the session of a login. Nothing else has one. */
  readonly logout: () => Promise<void>;
};

/** Collections of the system; every other is content. */
const SYSTEM = new Set(
  `users roles policies permissions domains collections fields assets settings site invitations
   audit-events client-errors`.split(/\s+/),
);

/**
 * A client of one Gatehouse, for one organization. It gets its token when it first needs one, renews
 * it before it ends and once when it is refused, waits as long as the API asks for, and answers
 * plain objects. Every method throws `ApiError` for what the API refused, with the error document,
 * and `UnreachableError` when nothing answered.
 * @throws TypeError for a key or static token in a browser; see `allowSecretInBrowser`.
 */
export function createClient<Known extends KnownCollections = AnyCollections>(
  options: ClientOptions,
  timing: Timing = platformTiming,
): Client<Known> {
  checkOptions(options);
  const plain = plainClient(options, timing);
  return { ...plain, content: (type) => contentOf(plain, type) };
}

/** @NOTE The methods are the same; what is known of a collection is known to the compiler alone. */
function contentOf<Known extends KnownCollections, Type extends keyof Known & string>(
  { list, pages, get, create, update, remove }: Plain,
  type: Type,
): Collection<Known, Type> {
  const own = {
    list: (query?: ListQuery) => list(type, query),
    pages: (query?: ListQuery) => pages(type, query),
    get: (id: string, query?: EntryQuery) => get(type, id, query),
    create: (changes: Changes, writing?: Writing) => create(type, changes, writing),
    ...{ update, remove },
  };
  return own as unknown as Collection<Known, Type>;
}

function plainClient(options: ClientOptions, timing: Timing): Plain {
  const { request, one, page, etagOf, metaOf, source } = conversation(options, timing);
  return {
    list: (type, query = {}) => page(viewOf(type, query) + queryText(query), query.signal),
    pages: async function* pages<Item extends Entry>(type: string, query: ListQuery = {}) {
      let next: string | null = viewOf(type, query) + queryText(query);
      while (next !== null) {
        const found: Page<Item> = await page<Item>(next, query.signal);
        yield found.items;
        next = found.next;
      }
    },
    get: (type, id, query = {}) => {
      const path = `${viewOf(type, query)}/${segment(id)}${queryText(query)}`;
      return one({ method: "GET", path, signal: query.signal });
    },
    create: (type, changes, { signal, idempotencyKey = crypto.randomUUID() } = {}) =>
      one({
        ...{ method: "POST", path: collectionOf(type), signal },
        headers: { "Idempotency-Key": idempotencyKey },
        body: bodyOf({ type }, changes),
      }),
    update: async (entry, changes, { signal } = {}) =>
      one({
        ...{ method: "PATCH", path: addressOf(entry), signal },
        headers: { "If-Match": await etagOf(entry, addressOf(entry), signal) },
        body: bodyOf(bare(entry), changes),
      }),
    remove: async (entry, { signal } = {}) => {
      const path = addressOf(entry);
      const headers = { "If-Match": await etagOf(entry, path, signal) };
      await request({ method: "DELETE", path, signal, headers });
    },
    metaOf,
    describe: async () => {
      const headers = { Accept: "application/json" };
      const response = await request({ method: "GET", path: "/api/v1/openapi.json", headers });
      return (await response.json()) as ApiDescription;
    },
    token: () => source.token(),
    logout: source.end,
  };
}

const viewOf = (type: string, { view }: EntryQuery): string =>
  view === "draft" ? `/api/v1/drafts/${segment(type)}` : collectionOf(type);

const collectionOf = (type: string): string =>
  `/api/v1/${SYSTEM.has(type) ? "" : "content/"}${segment(type)}`;

const addressOf = ({ type, id }: Reference): string => `${collectionOf(type)}/${segment(id)}`;

/** One step of a path. @NOTE An address reads dots as «here» and «up», however they are spelled. */
function segment(name: string): string {
  if (/^\.{0,2}$/.test(name)) throw new TypeError(`«${name}» names nothing.`);
  return encodeURIComponent(name);
}

function bodyOf(resource: { type: string; id?: string }, { fields, related }: Changes): string {
  const data: Record<string, unknown> = { ...resource };
  if (fields !== undefined) data["attributes"] = fields;
  if (related !== undefined) {
    const linked = Object.entries(related).map(([name, to]) => [name, { data: linkage(to) }]);
    data["relationships"] = Object.fromEntries(linked) as unknown;
  }
  return JSON.stringify({ data });
}

function linkage(to: Reference | readonly Reference[] | null): unknown {
  if (to === null) return null;
  return "id" in to ? bare(to) : to.map(bare);
}

const bare = ({ type, id }: Reference): Reference => ({ type, id });
