import { createHash } from "node:crypto";
import type { ContentCollection, EntryData } from "@/lib/content/entry-data.ts";
import { contentOf } from "./plan-content.ts";
import { publicationOf } from "./publication.ts";
import { refusalOf } from "./refusal.ts";
import type { SiteIndex } from "./site-index.ts";
import type { WxrItem } from "./wxr-records.ts";

/** One entry to bring in. Equal input gives an equal command, digest included. */
export type ImportCommand = {
  /** What knows the entry again in a later run: `wxr:{site}:{number}`. */
  readonly externalKey: string;
  readonly collection: ContentCollection;
  readonly slug: string;
  readonly data: EntryData;
  /** The external key of the page above; null at the root. */
  readonly parentKey: string | null;
  readonly position: number;
  readonly state: "draft" | "published" | "scheduled";
  /** When it shall be published; only for `scheduled`. */
  readonly publishAt: Date | null;
  readonly createdAt: Date;
  /** When it was published; only for `published`. */
  readonly publishedAt: Date | null;
  /** SHA-256 of all the above, hex: another one means that the entry changed in the export. */
  readonly digest: string;
};

/** What is to become of one item of an export. */
export type Planned = Taken | Refused;

export type Taken = {
  readonly kind: "take";
  readonly subject: Subject;
  readonly command: ImportCommand;
  /** What is not as it was in the export. */
  readonly notes: readonly string[];
};

export type Refused = {
  readonly kind: "refuse";
  readonly subject: Subject;
  readonly reason: string;
};

/** An item as a report names it. */
export type Subject = {
  readonly line: number;
  readonly postId: number | null;
  readonly type: string;
  readonly title: string;
};

/** What a digest is made of. */
type Undigested = Omit<ImportCommand, "digest">;

/** When an export has no date at all, its entries have this one, so that a second run agrees. */
export const NO_DATE = new Date(0);

/** Part of each digest: a later version of this mapping brings everything in anew. */
const MAPPING_VERSION = 1;

/** What becomes of an item: a command with notes on what was changed, or a refusal with its reason. */
export function planItem(item: WxrItem, index: SiteIndex): Planned {
  const { line, postId, type } = item;
  const subject = { line, postId, type, title: item.title.slice(0, 200) };
  const refusal = refusalOf(item, index.takes);
  if (refusal !== null || postId === null) {
    return { kind: "refuse", subject, reason: refusal ?? "it has no number" };
  }
  const first = index.lines.get(postId);
  if (first !== line) {
    return {
      kind: "refuse",
      subject,
      reason: `number ${postId} was already used in line ${first}`,
    };
  }
  const content = contentOf(item, { ...index, externalKey: keyOf(index, postId) });
  if ("refusal" in content) return { kind: "refuse", subject, reason: content.refusal };
  const place = index.places.get(postId) ?? {
    slug: `${type}-${postId}`,
    parentId: null,
    notes: [],
  };
  const publication = publicationOf(item, index.exportedAt ?? NO_DATE);
  const { notes: publicationNotes, ...dates } = publication;
  const command = withDigest({
    externalKey: keyOf(index, postId),
    collection: type === "page" ? "pages" : "posts",
    slug: place.slug,
    data: content.data,
    parentKey: place.parentId === null ? null : keyOf(index, place.parentId),
    position: Math.min(Math.max(item.menuOrder, 0), 1_000_000),
    ...dates,
  });
  return {
    kind: "take",
    subject,
    command,
    notes: [...publicationNotes, ...place.notes, ...content.notes],
  };
}

const keyOf = (index: SiteIndex, postId: number): string => `wxr:${index.site}:${postId}`;

/** A command with the digest of what it says. */
export function withDigest(command: Undigested): ImportCommand {
  const text = JSON.stringify([MAPPING_VERSION, command]);
  return { ...command, digest: createHash("sha256").update(text).digest("hex") };
}
