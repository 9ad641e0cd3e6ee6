import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { numberOf } from "@/lib/kernel/number-of.ts";
import { textResponse } from "@/lib/kernel/text-response.ts";
import { isMany, type Linkage } from "@/lib/query/resource.ts";
import type { Answer } from "./answer.ts";
import { JSON_API, type EntryForm } from "./media-type.ts";
import { pageLinks, spelled } from "./page-links.ts";
import {
  flatObject,
  linkageOf,
  relationshipLinks,
  resourceObject,
  type AddressOf,
} from "./resource-document.ts";

/** What of a request shapes the form of its answer. */
export type Presenting = {
  readonly form: EntryForm;
  readonly path: string;
  readonly search: string;
  readonly addressOf: AddressOf;
  /** Whether entries were asked to be included, found or not. */
  readonly includes: boolean;
  /** The language that was asked for by name. */
  readonly locale?: string | null;
  readonly ifNoneMatch: string | null;
};

const VERSION = { version: "1.1" };

/** The answer in the form that was asked for. The only way out of a route. */
export function present(answer: Answer, asked: Presenting): Response {
  if (answer.kind === "nothing") return new Response(null, { status: 204, headers: COMMON });
  const { body, etag } = writtenOnce(answer, asked);
  const headers = new Headers(COMMON);
  headers.set("Content-Type", asked.form === "flat" ? "application/json" : JSON_API);
  if (typeof asked.locale === "string") headers.set("Content-Language", asked.locale);
  if (etag !== null) headers.set("ETag", etag);
  if (answer.kind === "one" && answer.status === 201 && answer.item !== null) {
    headers.set("Location", asked.addressOf(answer.item));
  }
  if (etag !== null && matches(asked.ifNoneMatch, etag)) {
    headers.delete("Content-Type");
    return new Response(null, { status: 304, headers });
  }
  return textResponse(body, { status: statusOf(answer), headers });
}

type Written = { readonly body: string; readonly etag: string | null };

/** Characters. */
const MOST = 16_000_000;

/** Texts by the entries that they are of, and the words in which those were asked for. */
const written = new LRUCache<string, Written>({ maxSize: MOST, maxEntrySize: MOST / 16 });

/**
 * The text of an answer and its validator; of the same entries, asked for in the same words, as before.
 * @NOTE Entries are other objects as soon as anything about them is.
 */
function writtenOnce(answer: Shown, asked: Presenting): Written {
  const entries = entriesOf(answer);
  if (entries === null) return write(answer, asked);
  const { form, path, search, includes, locale = null } = asked;
  const words = JSON.stringify([numberOf(entries), form, path, search, includes, locale]);
  const known = written.get(words);
  if (known !== undefined) return known;
  const text = write(answer, asked);
  written.set(words, text, { size: words.length + text.body.length });
  return text;
}

/** What tells one answer from the next; null: what is said once, and of no entries. */
function entriesOf(answer: Shown): object | null {
  if (answer.kind === "list") return answer.items;
  return answer.kind === "one" && answer.meta === undefined ? answer.item : null;
}

function write(answer: Shown, asked: Presenting): Written {
  const body = JSON.stringify(
    asked.form === "flat" ? flat(answer) : withLocale(documentOf(answer, asked), asked),
  );
  return { body, etag: entityTag(answer, body) };
}

/** @NOTE JSON:API has no member for it, so it is told among what is said of the document. */
const withLocale = (document: Document, { locale = null }: Presenting): JsonObject =>
  locale === null ? document : { ...document, meta: { ...document.meta, locale } };

type Document = JsonObject & { meta?: JsonObject };

const COMMON = { "Cache-Control": "no-store, no-cache", Vary: "Accept" };

const statusOf = (answer: Answer): number => (answer.kind === "one" ? (answer.status ?? 200) : 200);

type Shown = Exclude<Answer, { kind: "nothing" }>;

function documentOf(answer: Shown, asked: Presenting): Document {
  const self = spelled(asked.path, new URLSearchParams(asked.search));
  switch (answer.kind) {
    case "linkage":
      return {
        jsonapi: VERSION,
        links: relationshipLinks(asked.addressOf(answer.owner), answer.name),
        data: linkageOf(answer.data),
      };
    case "one":
      return {
        jsonapi: VERSION,
        links: {
          self: answer.status === 201 && answer.item !== null ? asked.addressOf(answer.item) : self,
        },
        data: answer.item === null ? null : resourceObject(answer.item, asked.addressOf),
        ...included(answer, asked),
        ...(answer.meta === undefined ? {} : { meta: answer.meta }),
      };
    case "told":
      return { jsonapi: VERSION, links: { self }, meta: answer.meta };
    case "related":
      return {
        jsonapi: VERSION,
        links: { self },
        data: answer.items.map((item) => resourceObject(item, asked.addressOf)),
        ...included(answer, asked),
      };
    case "list":
      return {
        jsonapi: VERSION,
        links: { self, ...pageLinks(asked, answer.page) },
        data: answer.items.map((item) => resourceObject(item, asked.addressOf)),
        ...included(answer, asked),
        meta: { page: pageFacts(answer) },
      };
  }
}

/** @NOTE JSON:API wants `included` also when nothing was found, once something was asked for. */
const included = (answer: Exclude<Shown, { kind: "linkage" | "told" }>, asked: Presenting) =>
  answer.included.length === 0 && !asked.includes
    ? {}
    : { included: answer.included.map((entry) => resourceObject(entry, asked.addressOf)) };

function flat(answer: Shown): Json {
  switch (answer.kind) {
    case "linkage":
      return flatLinkage(answer.data);
    case "one":
      return answer.item === null
        ? null
        : { ...flatObject(answer.item, answer.included), ...answer.meta };
    case "told":
      return answer.meta;
    case "related":
      return { items: answer.items.map((item) => flatObject(item, answer.included)) };
    case "list":
      return {
        items: answer.items.map((item) => flatObject(item, answer.included)),
        page: { ...pageFacts(answer), next: answer.page.next, prev: answer.page.prev },
      };
  }
}

const pageFacts = ({ page }: Extract<Shown, { kind: "list" }>) => ({
  size: page.size,
  hasMore: page.next !== null,
});

const flatLinkage = (data: Linkage): Json => {
  if (data === null) return null;
  return isMany(data) ? data.map(({ id }) => ({ id })) : { id: data.id };
};

/**
 * A strong validator: the digest of the form that is sent, so that it tells nothing beyond it; of what
 * has one, before it the revision for those who may make the next one. That half is what `If-Match`
 * compares.
 */
function entityTag(answer: Shown, body: string): string | null {
  if (answer.kind === "told" || (answer.kind === "one" && answer.item === null)) return null;
  const digest = createHash("sha256").update(body).digest("hex").slice(0, 16);
  const revision = revisionIn(answer);
  return revision === null ? `"${digest}"` : `"${revision}.${digest}"`;
}

function revisionIn(answer: Shown): number | null {
  if (answer.kind === "linkage") return answer.revision;
  return answer.kind === "one" ? (answer.item?.revision ?? null) : null;
}

const matches = (ifNoneMatch: string | null, etag: string): boolean =>
  ifNoneMatch !== null &&
  ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
