import { html, raw } from "hono/html";
import type { Block, BlockOf } from "@/lib/content/blocks/block-schema.ts";
import { toHtml } from "@/lib/richtext/to-html.ts";
import type { BlockPlace } from "./block-place.ts";
import { embedBlock } from "./embed-block.ts";
import { entriesBlock } from "./entries-block.ts";
import { formBlock } from "./form-block.ts";
import { galleryBlock } from "./gallery-block.ts";
import { heroBlock } from "./hero-block.ts";
import { picture } from "./picture.ts";

type Html = ReturnType<typeof html>;

/** The blocks of a page, one below the other; `headed` says that the first one holds its title. */
export function renderBlocks(
  blocks: readonly Block[],
  { headed, ...place }: Omit<BlockPlace, "heads" | "isFirstImage"> & { readonly headed: boolean },
): (Html | "")[] {
  const firstImage = blocks.findIndex(holdsImage);
  return blocks.map((block, at) =>
    renderBlock(block, { ...place, heads: headed && at === 0, isFirstImage: at === firstImage }),
  );
}

/** Whether a page opens with a block that shows its title. */
export const opensWithTitle = ([first]: readonly Block[]): boolean => first?.kind === "hero";

function renderBlock(block: Block, place: BlockPlace): Html | "" {
  switch (block.kind) {
    case "richText":
      return html`<div class="prose">${raw(toHtml(block.doc))}</div>`;
    case "image":
      return imageBlock(block, place);
    case "hero":
      return heroBlock(block, place);
    case "gallery":
      return galleryBlock(block, place);
    case "entries":
      return entriesBlock(block, place);
    case "embed":
      return embedBlock(block, place);
    case "form":
      return formBlock(block, place);
  }
}

function imageBlock({ url, alt, caption }: BlockOf<"image">, place: BlockPlace): Html {
  const sizes = "(min-width: 46rem) 42rem, 100vw";
  return html`<figure>
    ${picture({ url, alt, sizes, isFirst: place.isFirstImage })}
    ${caption === "" ? "" : html`<figcaption dir="auto">${caption}</figcaption>`}
  </figure>`;
}

function holdsImage(block: Block): boolean {
  if (block.kind === "hero") return block.image !== null;
  return block.kind === "image" || block.kind === "gallery";
}
