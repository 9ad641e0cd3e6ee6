import type { Stamp } from "@/lib/kernel/stamp.ts";

/** What a website request asks for, read off the path that the wall stamped. */
export type SiteAddress = {
  /** Decoded, `/` first. */
  readonly path: string;
  readonly segments: readonly string[];
  /** Which page of a list; 1 unless `?page=` says otherwise. */
  readonly page: number;
};

/** The address of a stamped request; null when it cannot be one of a page. */
export function siteAddress({ path }: Pick<Stamp, "path">): SiteAddress | null {
  const url = new URL(path, "http://site");
  const page = Number(url.searchParams.get("page") ?? "1");
  if (!Number.isInteger(page) || page < 1 || page > 10_000) return null;
  try {
    const segments = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
    return { path: `/${segments.join("/")}`, segments, page };
  } catch {
    return null;
  }
}
