/** What every page of one organization's website shares. */
export type SiteContext = {
  readonly name: string;
  /** Path as the visitor asked for it, `/` first, decoded. */
  readonly path: string;
  /** Who looks at drafts; null on the published site. */
  readonly viewer: "guest" | "member" | null;
  /** From where the organization admits frames; absent: from nowhere. */
  readonly frames?: readonly string[] | undefined;
};
