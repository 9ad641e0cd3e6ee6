import { NotFound } from "@/lib/kernel/errors.ts";
import { drawing } from "../files/drawing.ts";
import { isRaster } from "../files/raster.ts";
import type { Preset } from "../presets.ts";
import { mediaStorage } from "../storage/media-storage.ts";
import { drawVariant } from "./draw-variant.ts";
import type { ReadableFile } from "./read-file.ts";
import { findVariant, keepVariant } from "./variant-cache.ts";
import { variantFormat } from "./variant-format.ts";

/** An image in another size on disk, and what tells it from every other one. */
export type Variant = { readonly file: string; readonly mediaType: string; readonly key: string };

/** @NOTE Another number has all images drawn anew: how they are drawn is not what it was. */
const DRAWN = 1;

const underWay = new Map<string, Promise<string>>();

/**
 * An image in a preset's size, in the best format that the browser takes: as it was drawn before, or
 * drawn now, once for all who ask meanwhile.
 * @throws NotFound for what is no image; Unavailable while too many wait.
 */
export async function variantOf(
  { asset, name }: ReadableFile,
  { preset, accept }: { readonly preset: Preset; readonly accept: string | null },
): Promise<Variant> {
  if (!isRaster(asset.mediaType) || asset.width === null) throw new NotFound();
  const format = variantFormat(asset.mediaType, accept);
  const focus = [asset.focalX, asset.focalY].map((at) => Math.round(at * 1_000)).join("-");
  const key = `${preset}.${focus}.${DRAWN}.${format}`;
  const mediaType = `image/${format}`;
  const known = await findVariant(name, key);
  if (known !== null) return { file: known, mediaType, key };
  const place = `${name.organizationId}/${name.digest}/${key}`;
  const drawn =
    underWay.get(place) ??
    drawing(name.organizationId, async () => {
      const bytes = await mediaStorage().withFile(name, (file) =>
        drawVariant(file, { asset, preset, format }),
      );
      return keepVariant(name, key, bytes);
    }).finally(() => underWay.delete(place));
  underWay.set(place, drawn);
  return { file: await drawn, mediaType, key };
}
