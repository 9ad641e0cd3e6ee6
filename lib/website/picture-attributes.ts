import type { ImageSizes } from "@/lib/content/image-sizes.ts";
import { inPreset, sizeOf, sourceSet } from "./media-sources.ts";

export type Drawn = {
  /** How wide it is shown, as `sizes` of HTML says it. */
  readonly sizes: string;
  /** The first picture of a page is loaded at once, those further down when they come near. */
  readonly isFirst: boolean;
  readonly images: ImageSizes;
};

/** What `img` is told of an image: where it is in which size, how much room it takes, when it comes. */
export type PictureAttributes = {
  readonly src: string;
  readonly srcset: string | null;
  readonly sizes: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly loading: "lazy" | null;
  readonly decoding: "async" | null;
  readonly fetchpriority: "high" | null;
};

/** The attributes of an image of a page; of one of another website nobody knows the size. */
export function pictureAttributes(
  url: string,
  { sizes, isFirst, images }: Drawn,
): PictureAttributes {
  const size = sizeOf(url, images);
  const srcset = sourceSet(url, size);
  return {
    ...{ src: inPreset(url, "medium"), srcset, sizes: srcset === null ? null : sizes },
    ...{ width: size?.width ?? null, height: size?.height ?? null },
    ...(isFirst
      ? { loading: null, decoding: null, fetchpriority: "high" }
      : { loading: "lazy", decoding: "async", fetchpriority: null }),
  };
}
