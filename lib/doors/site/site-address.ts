import type { Stamp } from "@/lib/kernel/stamp.ts";

/** What a website request asks for, read off the path that the wall stamped. */
export type SiteAddress = {
  /** Decoded, `/` first. */
  readonly path: string;
  readonly segments: readonly string[];
  /** Which page of a list, where a list may stand; 1 everywhere else, whatever the query says. */
  readonly page: number;
};

/** A list stands here whatever there is; below another first segment, perhaps. */
const LIST = "/posts";
const MOST_PAGES = 10_000;

/** The address of a stamped request; null when it cannot be one of a page. */
export function siteAddress({ path }: Pick<Stamp, "path">): SiteAddress | null {
  const url = new URL(path, "http://site");
  try {
    const segments = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
    const path = `/${segments.join("/")}`;
    const asked = Number(url.searchParams.get("page") ?? "1");
    const isPage = Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES;
    if (!isPage && path === LIST) return null;
    return { path, segments, page: isPage && segments.length === 1 ? asked : 1 };
  } catch {
    return null;
  }
}
