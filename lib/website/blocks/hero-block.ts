import { html } from "hono/html";
import type { BlockOf } from "@/lib/content/blocks/block-schema.ts";
import { linkUrl } from "@/lib/richtext/safe-url.ts";
import type { BlockPlace } from "./block-place.ts";
import { picture } from "./picture.ts";

type Html = ReturnType<typeof html>;

/** The opening of a page: what it is about, in large letters, and where to go on. */
export function heroBlock(block: BlockOf<"hero">, place: BlockPlace): Html | "" {
  const title = block.title.trim() || (place.heads ? place.pageTitle : "");
  const image = block.image === null ? "" : heroImage(block.image, place);
  if (title === "" && block.text === "" && image === "") return "";
  return html`<section class="hero full${image === "" ? "" : " pictured"}">
    <div class="hero-words">
      ${title === "" ? "" : heading(title, place)}
      ${block.text === "" ? "" : html`<p class="lead lines" dir="auto">${block.text}</p>`}
      ${buttons(block.buttons)}
    </div>
    ${image}
  </section>`;
}

const heading = (title: string, { heads, mark }: BlockPlace): Html =>
  heads ? html`<h1 dir="auto">${title}${mark}</h1>` : html`<h2 dir="auto">${title}</h2>`;

/** How wide the image of an opening is shown. */
export const HERO_SIZES = "(min-width: 60rem) 50vw, 100vw";

type HeroImage = { readonly url: string; readonly alt: string };

function heroImage(image: HeroImage, { isFirstImage: isFirst, images }: BlockPlace): Html | "" {
  const shown = picture({ ...image, sizes: HERO_SIZES, isFirst, images });
  return shown === "" ? "" : html`<div class="hero-image">${shown}</div>`;
}

/** @NOTE One that says nothing, or leads nowhere, is not there yet. */
function buttons(list: BlockOf<"hero">["buttons"]): Html | "" {
  const shown = list.flatMap(({ label, url }, at) => {
    const href = linkUrl(url);
    if (label.trim() === "" || href === null) return [];
    const look = at === 0 ? "button" : "button quiet";
    return [html`<a class="${look}" href="${href}">${label}</a>`];
  });
  return shown.length === 0 ? "" : html`<p class="buttons">${shown}</p>`;
}
