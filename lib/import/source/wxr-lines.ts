import { planAuthors } from "../plan-authors.ts";
import { planImport } from "../plan-import.ts";
import type { Planned, Taken } from "../plan.ts";
import { takesWebsite, type Takes } from "../refusal.ts";
import { indexSite, type SiteIndex } from "../site-index.ts";
import { readWxr } from "../wxr-reader.ts";
import type { WxrItem } from "../wxr-records.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { Staged, StagedLine } from "./staged-line.ts";

type Open = () => AsyncIterable<Uint8Array>;

/** What WordPress keeps as items and is no content of anybody's. */
const MACHINERY =
  /^(?:attachment|nav_menu_item|revision|wp_.*|customize_changeset|oembed_cache|user_request|custom_css)$/;

/** Any kind of content, those that plugins added too: where they go is for the mapping to say. */
const takesContent: Takes = (type) => type !== "" && !MACHINERY.test(type);

/** A website's export, read once for what must be known of all of it. @throws what `readWxr` throws. */
export async function openWxr(open: Open): Promise<{
  readonly site: string;
  readonly staged: () => AsyncGenerator<Staged>;
}> {
  const index = await indexSite(readWxr(open()), takesContent);
  return { site: index.site, staged: () => stagedOf(open, index) };
}

/** Authors first, then items, what stands below another after it; files last. */
async function* stagedOf(open: Open, index: SiteIndex): AsyncGenerator<Staged> {
  const items = new Map<number, WxrItem>();
  for (const author of planAuthors(index)) {
    yield { is: "line", line: () => lineOf(author, index, null) };
  }
  const records = remembering(readWxr(open()), items);
  for await (const planned of planImport(records, index)) {
    const { type, line } = planned.subject;
    const item = items.get(line) ?? null;
    items.delete(line);
    if (type === "author" || type === "attachment") continue;
    yield { is: "line", line: () => lineOf(planned, index, item) };
  }
  for (const { url, alt } of index.attachments.values()) {
    if (url !== "") yield { is: "file", file: { url, alt } };
  }
}

/** @NOTE The plan holds back what waits for its parent; its item waits here as long. */
async function* remembering<Kind extends { kind: string }>(
  records: AsyncIterable<Kind | WxrItem>,
  items: Map<number, WxrItem>,
): AsyncGenerator<Kind | WxrItem> {
  for await (const record of records) {
    if (isItem(record)) items.set(record.line, record);
    yield record;
  }
}

const isItem = (record: { kind: string }): record is WxrItem => record.kind === "item";

function lineOf(planned: Planned, index: SiteIndex, item: WxrItem | null): StagedLine {
  const { line, type, title } = planned.subject;
  const common = { line, kind: type, name: title, link: linkOf(item) };
  if (planned.kind === "refuse") {
    return { ...common, externalKey: null, content: null, refusal: planned.reason };
  }
  const { command, notes } = planned;
  const ready =
    takesWebsite(type) || type === "author"
      ? { collection: command.collection, data: plain(command.data), notes: [...notes] }
      : null;
  const columns = item === null ? authorColumns(planned) : columnsOf(item, index);
  const content = { columns, place: placeOf(planned), ready };
  return { ...common, externalKey: command.externalKey, content, refusal: null };
}

function placeOf({ command }: Taken) {
  const { slug, parentKey, position, state, publishAt, createdAt, publishedAt } = command;
  return {
    ...{ slug, parentKey, position, state },
    publishAt: publishAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

const authorColumns = ({ command }: Taken): Record<string, Json> => ({
  name: command.data.title,
  slug: command.slug,
});

function columnsOf(item: WxrItem, index: SiteIndex): Record<string, Json> {
  const terms = (taxonomy: string): Json =>
    item.terms.filter((term) => term.taxonomy === taxonomy).map(({ name }) => name);
  const taxonomies = [...new Set(item.terms.map(({ taxonomy }) => taxonomy))];
  const meta = item.meta.filter(({ key }) => !key.startsWith("_"));
  const thumbnail = item.meta.find(({ key }) => key === "_thumbnail_id")?.value ?? "";
  return Object.fromEntries<Json>([
    ["title", item.title],
    ["content", item.content],
    ["excerpt", item.excerpt],
    ["author", index.authors.get(item.creator)?.name ?? item.creator],
    ["date", item.date?.toISOString() ?? ""],
    ["image", index.attachments.get(Number(thumbnail))?.url ?? ""],
    ...taxonomies.map((taxonomy): [string, Json] => [wordFor(taxonomy), terms(taxonomy)]),
    ...meta.slice(0, 100).map(({ key, value }): [string, Json] => [`custom: ${key}`, value]),
  ]);
}

const wordFor = (taxonomy: string): string =>
  ({ category: "categories", post_tag: "tags" })[taxonomy] ?? taxonomy;

/** Host and path alone: a scheme or a query makes it no other page. */
function linkOf(item: WxrItem | null): string | null {
  if (item === null || !URL.canParse(item.link)) return null;
  const { host, pathname } = new URL(item.link);
  const link = `${host}${pathname.replace(/\/+$/, "")}`;
  return pathname === "/" || link.length > 1000 ? null : link;
}

const plain = (data: unknown): Json => JSON.parse(JSON.stringify(data)) as Json;
