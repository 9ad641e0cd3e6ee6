import type { Block } from "@/lib/content/blocks/block-schema.ts";
import { type EntryData, parseEntryData } from "@/lib/content/entry-data.ts";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import type { RichText } from "@/lib/richtext/schema.ts";
import { toText } from "@/lib/richtext/to-text.ts";
import { loginOf } from "./author-index.ts";
import { blockId } from "./block-id.ts";
import { leftBehind } from "./left-behind.ts";
import { plainText, shortened } from "./plain-text.ts";
import type { SiteIndex } from "./site-index.ts";
import { type FindAttachments, wordpressText } from "./wordpress-text.ts";
import type { WxrItem } from "./wxr-records.ts";

const TITLE_MAX = 500;
const EXCERPT_MAX = 2000;
const TERM_MAX = 200;
const TERMS_MAX = 100;

export type PlannedContent = { data: EntryData; notes: readonly string[] } | { refusal: string };

type Around = SiteIndex & { readonly externalKey: string };

/** What a page or post says, in the shape of its collection; or why that cannot be. */
export function contentOf(item: WxrItem, around: Around): PlannedContent {
  try {
    const { doc, changes } = wordpressText(item.content, attachmentsFor(item, around));
    const notes = new Notes();
    const title = titleOf(item, notes);
    const data =
      item.type === "page"
        ? { title, blocks: blocksOf(doc, around.externalKey) }
        : { title, body: doc, ...postFields(item, around, notes) };
    const collection = item.type === "page" ? "pages" : "posts";
    const made = changes.map(({ what, count }) =>
      count === 1 ? what : `${what} (${count} times)`,
    );
    const left = leftBehind(item, around.attachments);
    return { data: parseEntryData(collection, data), notes: [...notes.list, ...made, ...left] };
  } catch (error) {
    if (error instanceof TooLarge) return { refusal: error.message };
    if (error instanceof Invalid) return { refusal: wrongPartOf(error) };
    throw error;
  }
}

class Notes {
  readonly list: string[] = [];
  add(note: string): void {
    this.list.push(note);
  }
}

function titleOf(item: WxrItem, notes: Notes): string {
  const whole = plainText(item.title);
  if (whole === "") {
    notes.add("had no title, called “(untitled)”");
    return "(untitled)";
  }
  if (/<[a-z]/i.test(item.title)) notes.add("markup in the title removed");
  if (whole.length > TITLE_MAX) notes.add(`title cut to ${TITLE_MAX} characters`);
  return shortened(whole, TITLE_MAX);
}

function blocksOf(doc: RichText, externalKey: string): Block[] {
  const says = toText(doc) !== "" || doc.content.some(({ type }) => type !== "paragraph");
  return says ? [{ id: blockId(`${externalKey}#0`), kind: "richText", doc }] : [];
}

function postFields(item: WxrItem, around: Around, notes: Notes) {
  const excerpt = plainText(item.excerpt);
  if (excerpt.length > EXCERPT_MAX) notes.add(`excerpt cut to ${EXCERPT_MAX} characters`);
  return {
    excerpt: shortened(excerpt, EXCERPT_MAX),
    tags: termsOf(item, "post_tag", notes),
    categories: termsOf(item, "category", notes),
    author: around.authors.get(loginOf(item.creator))?.slug ?? null,
    sticky: item.sticky,
    secretNote: "",
  };
}

function termsOf(item: WxrItem, taxonomy: string, notes: Notes): string[] {
  const terms = item.terms.filter((term) => term.taxonomy === taxonomy);
  const names = terms.map(({ name, slug }) => shortened(plainText(name) || slug, TERM_MAX));
  const distinct = [...new Set(names.filter((name) => name !== ""))];
  if (distinct.length > TERMS_MAX)
    notes.add(`only the first ${TERMS_MAX} terms of “${taxonomy}” taken`);
  return distinct.slice(0, TERMS_MAX);
}

/** A gallery shows the files it names, or those that belong to its own post. */
const attachmentsFor =
  (item: WxrItem, { attachments }: SiteIndex): FindAttachments =>
  (ids) => {
    const numbers =
      ids ??
      [...attachments].filter(([, { parentId }]) => parentId === item.postId).map(([id]) => id);
    return numbers.flatMap((id) => attachments.get(id) ?? []).filter(({ url }) => url !== "");
  };

function wrongPartOf({ message, issues }: Invalid): string {
  const [issue] = issues;
  return issue === undefined ? message : `${issue.path.slice(1).join(".")}: ${issue.message}`;
}
