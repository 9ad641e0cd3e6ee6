import type { Dress } from "@/lib/site-design/dress.ts";
import type { SiteContext } from "./site-context.ts";

/** Scheme, host and port that a website is known by, whatever host it was asked for at. */
export const originOf = (
  { base }: Pick<SiteContext, "base">,
  { hostname }: Pick<Dress, "hostname">,
): string => `${base.scheme}://${hostname ?? "localhost"}${base.port}`;
