import { html, raw } from "hono/html";
import type { ImageSizes } from "@/lib/content/image-sizes.ts";
import type { Attributes } from "@/lib/richtext/html-writer.ts";
import { imageUrl } from "@/lib/richtext/safe-url.ts";
import type { Image, RichText } from "@/lib/richtext/schema.ts";
import { toHtml } from "@/lib/richtext/to-html.ts";
import { sizeOf } from "./media-sources.ts";
import { pictureAttributes } from "./picture-attributes.ts";

type Prose = {
  readonly images: ImageSizes;
  /** Whether the first image of the page is the first one in here. */
  readonly leads: boolean;
};

/** How wide text is shown, and what stands in it. */
export const TEXT_SIZES = "(min-width: 46rem) 42rem, 100vw";

/** A rich text of a page, its images in the sizes that their visitor needs. */
export function prose(text: RichText, { images, leads }: Prose): ReturnType<typeof html> {
  let isFirst = leads;
  const draw = (image: Image["attrs"]): Attributes => {
    const src = imageUrl(image.src);
    if (src === null) return {};
    const drawn = pictureAttributes(src, { sizes: TEXT_SIZES, isFirst, images });
    isFirst = false;
    return { ...drawn, ...roomOf(image, images) };
  };
  return html`<div class="prose">${raw(toHtml(text, draw))}</div>`;
}

/** @NOTE A width that its author gave counts, in the proportions that the image has. */
function roomOf(image: Image["attrs"], images: ImageSizes): Attributes {
  const size = sizeOf(image.src, images);
  const { width = null, height = null } = image;
  if (size === null || (width !== null && height !== null)) return { width, height };
  if (width === null) return { width: size.width, height: size.height };
  return { width, height: Math.round((width * size.height) / size.width) };
}
