/** Who looks at a website, and where, as its pages must know it. */
export type SiteContext = {
  readonly name: string;
  /** Path as the visitor asked for it, `/` first, decoded. */
  readonly path: string;
  /** Who looks at what not everybody sees; null on the published site. */
  readonly viewer: "guest" | "member" | "link" | null;
  /** What addresses of this instance are made of. */
  readonly base: SiteBase;
};

/** `root` is host and port of the dashboard: the port is that of all its websites. */
export type SiteBase = { readonly scheme: "http" | "https"; readonly root: string };
