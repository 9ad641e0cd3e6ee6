import type { Dress } from "@/lib/site-design/dress.ts";
import type { SiteContext } from "./site-context.ts";

/** Scheme, host and port that a website is known by, whatever host it was asked for at. */
export function originOf(
  { base: { scheme, root } }: Pick<SiteContext, "base">,
  { hostname, slug }: Pick<Dress, "hostname" | "slug">,
): string {
  if (hostname === null) return `${scheme}://${slug}.${root}`;
  return `${scheme}://${hostname}${/:\d+$/.exec(root)?.[0] ?? ""}`;
}
