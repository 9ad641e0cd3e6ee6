/**
 * What a WordPress export (WXR, an RSS file with WordPress's own elements) says, record by record.
 * Texts are as the file has them: titles and names may hold HTML entities and markup.
 */
export type WxrRecord = WxrChannel | WxrAuthor | WxrTerm | WxrItem;

/** The site that was exported. Comes first. */
export type WxrChannel = {
  readonly kind: "channel";
  readonly title: string;
  readonly link: string;
  readonly description: string;
  readonly language: string;
  readonly version: string;
  readonly baseSiteUrl: string;
  readonly baseBlogUrl: string;
  readonly exportedAt: Date | null;
};

export type WxrAuthor = {
  readonly kind: "author";
  readonly line: number;
  readonly login: string;
  readonly email: string;
  readonly displayName: string;
};

/** A category, a tag or a term of another taxonomy. */
export type WxrTerm = {
  readonly kind: "category" | "tag" | "term";
  readonly line: number;
  readonly taxonomy: string;
  readonly slug: string;
  readonly name: string;
};

/** A post, a page, an attachment, a menu item or whatever else a site had. */
export type WxrItem = {
  readonly kind: "item";
  readonly line: number;
  /** Null when the file gives none that is a positive whole number. */
  readonly postId: number | null;
  readonly type: string;
  readonly status: string;
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  readonly creator: string;
  readonly content: string;
  readonly excerpt: string;
  /** `post_name`, percent-encoded where it is not ASCII. */
  readonly slug: string;
  /** 0 for none. */
  readonly parentId: number;
  readonly menuOrder: number;
  readonly password: string;
  readonly sticky: boolean;
  /** When it was or will be published; null when the file has no real date. */
  readonly date: Date | null;
  readonly terms: readonly { taxonomy: string; slug: string; name: string }[];
  readonly meta: readonly { key: string; value: string }[];
  readonly comments: number;
  readonly attachmentUrl: string;
};
