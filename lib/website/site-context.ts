/** Who looks at a website, and where, as its pages must know it. */
export type SiteContext = {
  readonly name: string;
  /** Path as the visitor asked for it, `/` first, decoded. */
  readonly path: string;
  /** Who looks at what not everybody sees; null on the published site. */
  readonly viewer: "guest" | "member" | "link" | null;
  /** How addresses of this instance begin and end: `https:`, and a port such as `:3000`. */
  readonly base: SiteBase;
};

export type SiteBase = { readonly scheme: "http" | "https"; readonly port: string };
