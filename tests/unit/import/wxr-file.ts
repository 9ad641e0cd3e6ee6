import { createReadStream } from "node:fs";
import { indexSite } from "@/lib/import/site-index.ts";
import { planImport } from "@/lib/import/plan-import.ts";
import type { Planned, Refused, Taken } from "@/lib/import/plan.ts";
import { readWxr } from "@/lib/import/wxr-reader.ts";
import type { WxrItem, WxrRecord } from "@/lib/import/wxr-records.ts";

const REAL = new URL("../../fixtures/themeunittestdata.wordpress.xml", import.meta.url);

/** WordPress's own theme test export, as a stream. */
export const realFile = (): AsyncIterable<Uint8Array> => createReadStream(REAL);

/** A text as a stream of pieces of so many bytes. */
export async function* bytesOf(text: string, size = 65_536): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Site</title><link>https://old.test</link>
<pubDate>Tue, 27 Jan 2015 14:56:57 +0000</pubDate>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://site.test/blog/</wp:base_blog_url>`;

/** Everything a stream hands out. */
export async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** An export with so much in its channel. */
export const wxr = (...inside: string[]): string =>
  `${HEAD}\n${inside.join("\n")}\n</channel></rss>`;

type Fields = Partial<
  Record<"id" | "type" | "status" | "title" | "slug" | "parent" | "date", string>
> & {
  content?: string;
  more?: string;
};

/** An item of an export: a published page unless said otherwise. */
export function item(fields: Fields = {}): string {
  const { id = "1", type = "page", status = "publish", title = "Title", content = "" } = fields;
  const { slug = `slug-${id}`, parent = "0", date = "2013-01-05 17:00:49", more = "" } = fields;
  return `<item><title>${title}</title><dc:creator>ann</dc:creator>
<content:encoded><![CDATA[${content}]]></content:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${date}</wp:post_date_gmt>
<wp:post_name>${slug}</wp:post_name><wp:status>${status}</wp:status>
<wp:post_parent>${parent}</wp:post_parent><wp:menu_order>0</wp:menu_order>
<wp:post_type>${type}</wp:post_type>${more}</item>`;
}

export async function recordsOf(text: string): Promise<WxrRecord[]> {
  return collect(readWxr(bytesOf(text)));
}

export async function itemsOf(text: string): Promise<WxrItem[]> {
  return (await recordsOf(text)).filter((record) => record.kind === "item");
}

/** The plan of an export, as the product makes it: read once for the index, once for the plan. */
export async function planOf(open: () => AsyncIterable<Uint8Array>): Promise<Planned[]> {
  const index = await indexSite(readWxr(open()));
  return collect(planImport(readWxr(open()), index));
}

/** The plan of items alone, without their authors. */
export async function planItems(...items: string[]): Promise<Planned[]> {
  const plan = await planOf(() => bytesOf(wxr(...items)));
  return plan.filter(({ subject }) => subject.type !== "author");
}

export const taken = (plan: readonly Planned[]): Taken[] =>
  plan.filter((planned) => planned.kind === "take");

export const refused = (plan: readonly Planned[]): Refused[] =>
  plan.filter((planned) => planned.kind === "refuse");
