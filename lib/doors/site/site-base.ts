import { environment } from "@/lib/kernel/env.ts";
import type { SiteBase } from "@/lib/website/site-context.ts";

/** How the addresses of websites of this instance begin, and the port that they end with. */
export function siteBase(): SiteBase {
  const { PUBLIC_SCHEME: scheme, ROOT } = environment();
  return { scheme, port: /:\d+$/.exec(ROOT)?.[0] ?? "" };
}
