import type { Sharp } from "sharp";
import { MOST_PIXELS, raster } from "../files/raster.ts";
import { PRESETS, type Preset } from "../presets.ts";
import type { StoredAsset } from "../assets/asset.ts";
import { focalCut } from "./focal-cut.ts";
import type { VariantFormat } from "./variant-format.ts";

export type Wanted = {
  readonly asset: Pick<StoredAsset, "focalX" | "focalY" | "mediaType">;
  readonly preset: Preset;
  readonly format: VariantFormat;
};

/** @NOTE More of a moving image than this is shown by its first frame: each is drawn anew. */
const MOST_MOVING_PIXELS = MOST_PIXELS / 4;

/**
 * Draws an image in a preset's size: turned as it is looked at, never larger than it is, and with nothing
 * of what a camera wrote into it, such as where it stood.
 */
export async function drawVariant(
  file: string,
  { asset, preset, format }: Wanted,
): Promise<Buffer> {
  const { autoOrient, width, height, pages = 1 } = await (await raster(file)).metadata();
  const moves = pages > 1 && (format === "webp" || format === "gif");
  const frames = moves && width * height * pages <= MOST_MOVING_PIXELS ? "all" : "first";
  const size: { width: number; height?: number } = PRESETS[preset];
  const image = (await raster(file, frames)).autoOrient();
  const fitting = { withoutEnlargement: true, fit: "inside" } as const;
  if (size.height === undefined) return written(image.resize({ ...size, ...fitting }), format);
  const cut = focalCut(autoOrient, { width: size.width, height: size.height }, asset);
  return written(image.extract(cut).resize({ ...size, ...fitting }), format);
}

function written(image: Sharp, format: VariantFormat): Promise<Buffer> {
  switch (format) {
    case "avif":
      return image.avif({ quality: 55, effort: 2 }).toBuffer();
    case "webp":
      return image.webp({ quality: 78, effort: 3 }).toBuffer();
    case "jpeg":
      return image.flatten({ background: "#fff" }).jpeg({ quality: 80, mozjpeg: true }).toBuffer();
    case "png":
      return image.png({ compressionLevel: 8 }).toBuffer();
    case "gif":
      return image.gif().toBuffer();
  }
}
