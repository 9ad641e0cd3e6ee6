import type { Sharp } from "sharp";

/** Pixels of all frames together that an image may have to be looked at or drawn. */
export const MOST_PIXELS = 100_000_000;
export const MOST_FRAMES = 500;

/** Images that are made of pixels, which alone are decoded: never one that names other files. */
const RASTER: ReadonlySet<string> = new Set([
  ...["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/tiff"],
]);

export const isRaster = (mediaType: string): boolean => RASTER.has(mediaType);

/** An image to be decoded, within bounds; it is not, before something is asked of it. */
export async function raster(file: string, frames: "first" | "all" = "first"): Promise<Sharp> {
  // @NOTE Only now: a server to which nobody gave an image holds no decoders.
  const { decoders } = await import("./decoders.ts");
  return decoders(file, {
    animated: frames === "all",
    limitInputPixels: MOST_PIXELS,
    failOn: "truncated",
    sequentialRead: true,
  });
}
