import { html } from "hono/html";
import { imageUrl } from "@/lib/richtext/safe-url.ts";
import { pictureAttributes, type Drawn } from "../picture-attributes.ts";

type Html = ReturnType<typeof html>;

type Picture = Drawn & { readonly url: string; readonly alt: string };

/** An image of a page, in the size that its visitor needs; nothing for an address that no image may have. */
export function picture({ url, alt, ...drawn }: Picture): Html | "" {
  const safe = imageUrl(url);
  if (safe === null) return "";
  const { src, ...more } = pictureAttributes(safe, drawn);
  const told = Object.entries(more).flatMap(([name, value]) =>
    value === null ? [] : [html` ${name}="${value}"`],
  );
  return html`<img src="${src}" alt="${alt}" ${told} />`;
}
