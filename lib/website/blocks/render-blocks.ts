import { html } from "hono/html";
import type { Block, BlockOf } from "@/lib/content/blocks/block-schema.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { firstImage } from "@/lib/content/blocks/first-image.ts";
import { prose, TEXT_SIZES } from "../prose.ts";
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
      return prose(block.doc, { images: place.images, leads: place.isFirstImage });
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
  const { images, isFirstImage: isFirst } = place;
  return html`<figure>
    ${picture({ url, alt, sizes: TEXT_SIZES, isFirst, images })}
    ${caption === "" ? "" : html`<figcaption dir="auto">${caption}</figcaption>`}
  </figure>`;
}

const holdsImage = (block: Block): boolean => firstImage(block as Json) !== null;
