import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Found } from "../uploads/upload.ts";
import { findType } from "./find-type.ts";
import { measureImage } from "./measure-image.ts";
import { isRaster } from "./raster.ts";

/** A file on disk that somebody sent, or that was fetched for an organization. */
export type Arrived = {
  readonly organizationId: OrganizationId;
  readonly file: string;
  readonly filename: string;
};

/**
 * All that there is to know of a file on disk: its digest, what it is, how large an image is.
 * @throws TooLarge and Invalid for an image that could not be shown; Unavailable.
 */
export async function inspectFile({ organizationId, file, filename }: Arrived): Promise<Found> {
  const { mediaType, extension } = await findType(file, filename);
  const size = isRaster(mediaType)
    ? await measureImage(organizationId, file)
    : { width: null, height: null };
  const { size: bytes } = await stat(file);
  return { digest: await digestOf(file), size: bytes, mediaType, extension, ...size };
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
