import type { Stamp } from "@/lib/kernel/stamp.ts";

/** What a website request asks for, read off the path that the wall stamped. */
export type SiteAddress = {
  /** Decoded, `/` first. */
  readonly path: string;
  readonly segments: readonly string[];
  /** Which page of the list of posts; 1 everywhere else, whatever the query says. */
  readonly page: number;
};

/** The one address that has pages. */
const LIST = "/posts";

/** The address of a stamped request; null when it cannot be one of a page. */
export function siteAddress({ path }: Pick<Stamp, "path">): SiteAddress | null {
  const url = new URL(path, "http://site");
  try {
    const segments = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
    const path = `/${segments.join("/")}`;
    const page = path === LIST ? Number(url.searchParams.get("page") ?? "1") : 1;
    return Number.isInteger(page) && page >= 1 && page <= 10_000 ? { path, segments, page } : null;
  } catch {
    return null;
  }
}
