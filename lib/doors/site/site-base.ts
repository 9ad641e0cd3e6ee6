import { environment } from "@/lib/kernel/env.ts";
import type { SiteBase } from "@/lib/website/site-context.ts";

/** What the addresses of websites of this instance are made of. */
export function siteBase(): SiteBase {
  const { PUBLIC_SCHEME: scheme, ROOT: root } = environment();
  return { scheme, root };
}
