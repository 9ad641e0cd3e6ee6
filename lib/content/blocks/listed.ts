import type { JsonObject } from "@/lib/kernel/json.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";
import { toText } from "@/lib/richtext/to-text.ts";
import type { PostData } from "../entry-data.ts";
import type { SiteField, SiteItem } from "../site-collection.ts";
import type { SiteEntry } from "../site-page.ts";
import { firstImage } from "./first-image.ts";
import type { ListedEntry } from "./listed-entry.ts";

/** A post as a list on a page shows it. */
export function listedPost({ slug, data, publishedAt, isDraft }: SiteEntry): ListedEntry {
  const { title, excerpt, body } = data as PostData;
  return {
    ...{ title, isDraft, href: `/posts/${slug}` },
    words: excerpt || toText(body),
    image: firstImage(body as unknown as JsonObject),
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

/** An entry of an own collection as a list on a page shows it. */
export function listedItem(collection: string, item: SiteItem): ListedEntry {
  const { slug, title, publishedAt, isDraft, fields } = item;
  return {
    ...{ title, isDraft, publishedAt, href: `/${collection}/${slug}` },
    words: wordsOf(fields),
    image: fields.reduce<ListedEntry["image"]>(
      (found, { value }) => found ?? firstImage(value),
      null,
    ),
  };
}

/** What the long texts among fields say, for excerpts and search engines. */
export const wordsOf = (fields: readonly SiteField[]): string =>
  fields
    .map(({ definition: { kind }, value }) => {
      if (kind === "long-text" && typeof value === "string") return value;
      const text = kind === "rich-text" ? richTextSchema.safeParse(value) : null;
      return text?.success === true ? toText(text.data) : "";
    })
    .filter((words) => words !== "")
    .join(" ");
