import { html, raw } from "hono/html";
import { imageUrl } from "@/lib/richtext/safe-url.ts";
import { inPreset, sourceSet } from "../media-sources.ts";

type Html = ReturnType<typeof html>;

type Picture = {
  readonly url: string;
  readonly alt: string;
  /** How wide it is shown, as `sizes` of HTML says it. */
  readonly sizes: string;
  /** The first picture of a page is loaded at once, those further down when they come near. */
  readonly isFirst: boolean;
};

/** An image of a page, in the size that its visitor needs; nothing for an address that no image may have. */
export function picture({ url, alt, sizes, isFirst }: Picture): Html | "" {
  const src = imageUrl(url);
  if (src === null) return "";
  const sources = sourceSet(src);
  const offered = sources === null ? "" : html` srcset="${sources}" sizes="${sizes}"`;
  const when = raw(isFirst ? ' fetchpriority="high"' : ' loading="lazy" decoding="async"');
  return html`<img src="${inPreset(src, "medium")}" alt="${alt}" ${offered} ${when} />`;
}
