import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Found } from "../uploads/upload.ts";
import { findType } from "./find-type.ts";
import { measureImage } from "./measure-image.ts";
import { isRaster } from "./raster.ts";

/**
 * All that there is to know of a file on disk: its digest, what it is, how large an image is.
 * @throws TooLarge and Invalid for an image that could not be shown; Unavailable.
 */
export async function inspectFile(file: string, declaredName: string): Promise<Found> {
  const { mediaType, extension } = await findType(file, declaredName);
  const size = isRaster(mediaType) ? await measureImage(file) : { width: null, height: null };
  const { size: bytes } = await stat(file);
  return { digest: await digestOf(file), size: bytes, mediaType, extension, ...size };
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
