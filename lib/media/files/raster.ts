import sharp, { type Sharp } from "sharp";

/** Pixels of all frames together that an image may have to be looked at or drawn. */
export const MOST_PIXELS = 100_000_000;
export const MOST_FRAMES = 500;

/** Images that are made of pixels, which alone are decoded: never one that names other files. */
const RASTER: ReadonlySet<string> = new Set([
  ...["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/tiff"],
]);

export const isRaster = (mediaType: string): boolean => RASTER.has(mediaType);

// @NOTE Whatever bytes claim to be, nothing but these decoders is ever at them.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Nsgif", "Heif", "Tiff"].map(
    (kind) => `VipsForeignLoad${kind}`,
  ),
});
sharp.cache(false);
sharp.concurrency(1);

/** An image to be decoded, within bounds; it is not, before something is asked of it. */
export const raster = (file: string, frames: "first" | "all" = "first"): Sharp =>
  sharp(file, {
    animated: frames === "all",
    limitInputPixels: MOST_PIXELS,
    failOn: "truncated",
    sequentialRead: true,
  });
