import { html } from "hono/html";
import type { BlockOf } from "@/lib/content/blocks/block-schema.ts";
import type { BlockPlace } from "./block-place.ts";
import { picture } from "./picture.ts";

type Html = ReturnType<typeof html>;

/** Pictures beside one another, each with its caption. */
export function galleryBlock(block: BlockOf<"gallery">, place: BlockPlace): Html | "" {
  const pictures = block.images.flatMap(({ image, caption }, at) => {
    if (image === null) return [];
    const isFirst = place.isFirstImage && at === 0;
    const sizes = "(min-width: 40rem) 22rem, 100vw";
    const shown = picture({ ...image, sizes, isFirst, images: place.images });
    return shown === "" ? [] : [{ shown, caption }];
  });
  if (pictures.length === 0) return "";
  return html`<section class="gallery wide">
    ${block.title === "" ? "" : html`<h2 dir="auto">${block.title}</h2>`}
    <ul>
      ${pictures.map(
        ({ shown, caption }) =>
          html`<li>
            <figure>
              ${shown} ${caption === "" ? "" : html`<figcaption dir="auto">${caption}</figcaption>`}
            </figure>
          </li>`,
      )}
    </ul>
  </section>`;
}
