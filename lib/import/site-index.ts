import { loginOf, type AuthorEntry, authorsOf } from "./author-index.ts";
import { plainText } from "./plain-text.ts";
import { type Listed, type Place, placesOf } from "./placing.ts";
import { refusalOf, takesWebsite, type Takes } from "./refusal.ts";
import { slugFrom } from "./slug.ts";
import type { Attachment } from "./wordpress-text.ts";
import type { WxrChannel, WxrItem, WxrRecord } from "./wxr-records.ts";

/**
 * What must be known of the whole export before its first item can be placed: parents may come after
 * their children, and a slug may be somebody else's already. Small beside the export: no contents.
 */
export type SiteIndex = {
  /** What tells this site from all others: host and path of its address. */
  readonly site: string;
  readonly exportedAt: Date | null;
  readonly authors: ReadonlyMap<string, AuthorEntry>;
  readonly places: ReadonlyMap<number, Place>;
  /** The line on which a taken item with a number first occurs. */
  readonly lines: ReadonlyMap<number, number>;
  readonly attachments: ReadonlyMap<number, SiteAttachment>;
  /** The kinds of items that are taken. */
  readonly takes: Takes;
  /** Items in the file, of any kind. */
  readonly total: number;
};

export type SiteAttachment = Attachment & { readonly parentId: number };

/** Reads an export once for its index. @throws what `readWxr` throws. */
export async function indexSite(
  records: AsyncIterable<WxrRecord>,
  takes: Takes = takesWebsite,
): Promise<SiteIndex> {
  let channel: WxrChannel | null = null;
  let total = 0;
  const taken = new Map<number, Listed>();
  const names = new Map<string, string>();
  const attachments = new Map<number, SiteAttachment>();
  for await (const record of records) {
    if (record.kind === "channel") channel = record;
    if (record.kind === "author") names.set(loginOf(record.login), record.displayName);
    if (record.kind !== "item") continue;
    total += 1;
    const { postId } = record;
    if (postId !== null && record.type === "attachment") {
      attachments.set(postId, attachmentOf(record));
    }
    if (postId === null || refusalOf(record, takes) !== null || taken.has(postId)) continue;
    taken.set(postId, listed(record, postId));
  }
  return {
    site: siteOf(channel),
    exportedAt: channel?.exportedAt ?? null,
    authors: authorsOf(names, [...taken.values()]),
    places: placesOf(taken),
    lines: new Map([...taken].map(([postId, { line }]) => [postId, line])),
    attachments,
    takes,
    total,
  };
}

function listed(item: WxrItem, postId: number): Listed {
  const { line, type, parentId, slug } = item;
  const fromTitle = slugFrom(slug) === "" ? slugFrom(plainText(item.title)) : "";
  return { postId, line, type, parentId, slug, fromTitle, creator: loginOf(item.creator) };
}

function attachmentOf({ attachmentUrl, meta, parentId }: WxrItem): SiteAttachment {
  const alt = meta.find(({ key }) => key === "_wp_attachment_image_alt")?.value ?? "";
  return { url: attachmentUrl, alt, parentId };
}

/** @NOTE The items' own `guid` will not do: WordPress keeps a moved site's old host in it. */
function siteOf(channel: WxrChannel | null): string {
  const address = channel?.baseBlogUrl || channel?.link || channel?.baseSiteUrl || "";
  if (!URL.canParse(address)) return "unknown";
  const { host, pathname } = new URL(address);
  return `${host}${pathname.replace(/\/+$/, "")}`.toLowerCase();
}
