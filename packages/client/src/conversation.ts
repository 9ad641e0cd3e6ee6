import { ApiError, apiErrorOf } from "./errors.ts";
import { flatten, type Document, type Entry, type Resource } from "./flatten.ts";
import type { ClientOptions, Timing } from "./options.ts";
import { tokenSource } from "./token-source.ts";
import { transport, type Sending } from "./transport.ts";

/** A page of a list, and the way to its neighbours. */
export type Page<Item> = {
  readonly items: readonly Item[];
  /** Addresses of the neighbouring pages; null at either end. */
  readonly next: string | null;
  readonly prev: string | null;
};

const JSON_API = "application/vnd.api+json";

/**
 * Talks JSON:API with a token that it sees to itself, and remembers of each entry that it read what
 * is needed to change it.
 */
export function conversation(options: ClientOptions, timing: Timing) {
  const channel = transport(options, timing);
  const source = tokenSource(options, channel, timing);
  const read = new WeakMap<object, { etag: string | null; meta: Resource["meta"] | null }>();

  async function request(sending: Sending): Promise<Response> {
    const used = await source.token();
    let answer = await channel.exchange(withToken(sending, used));
    if (answer.response.status === 401 && source.renews) {
      await answer.response.body?.cancel();
      answer = await channel.exchange(withToken(sending, await source.token(used)));
    }
    const { response, attempts } = answer;
    if (response.status < 300) return response;
    throw await apiErrorOf(response, { attempts, now: timing.now() });
  }

  async function ask(sending: Sending): Promise<{ entries: Entry[]; document: Document }> {
    const response = await request(sending);
    const document = await documentOf(response);
    const only = idOf(document);
    const entries = flatten(document, (entry, { meta = null }) => {
      read.set(entry, { etag: entry.id === only ? response.headers.get("etag") : null, meta });
    });
    return { entries, document };
  }

  return {
    source,
    request,
    one: async <Item extends Entry>(sending: Sending): Promise<Item> => {
      const [entry] = (await ask(sending)).entries;
      if (entry === undefined) throw unreadable(200);
      return entry as Item;
    },
    page: async <Item extends Entry>(path: string, signal?: AbortSignal): Promise<Page<Item>> => {
      const { entries, document } = await ask({ method: "GET", path, signal });
      const { next = null, prev = null } = document.links ?? {};
      return { items: entries as Item[], next, prev };
    },
    /** As the entry was read; of one that was not, or only in a list, as it stands now. */
    etagOf: async (entry: object, path: string, signal?: AbortSignal): Promise<string> => {
      const known = read.get(entry)?.etag ?? null;
      if (known !== null) return known;
      const response = await request({ method: "GET", path, signal });
      await response.body?.cancel();
      return response.headers.get("etag") ?? "*";
    },
    metaOf: (entry: object) => read.get(entry)?.meta ?? null,
  };
}

const withToken = (sending: Sending, token: string): Sending => ({
  ...sending,
  headers: {
    Accept: JSON_API,
    Authorization: `Bearer ${token}`,
    ...(sending.body === undefined ? {} : { "Content-Type": JSON_API }),
    ...sending.headers,
  },
});

const idOf = ({ data }: Document): string | null =>
  data === null || data === undefined || "length" in data ? null : data.id;

async function documentOf(response: Response): Promise<Document> {
  try {
    return (await response.json()) as Document;
  } catch {
    throw unreadable(response.status);
  }
}

const unreadable = (status: number): ApiError =>
  new ApiError({ status, errors: [], retryAfter: null, attempts: 1 });
