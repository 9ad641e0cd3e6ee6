import { readFile as readBytes } from "node:fs/promises";
import { NotFound } from "@/lib/kernel/errors.ts";
import { log } from "@/lib/kernel/log.ts";
import { readFile, type ReadableFile } from "@/lib/media/delivery/read-file.ts";
import { variantOf } from "@/lib/media/delivery/variant-of.ts";
import { readMediaAddress } from "@/lib/media/media-address.ts";
import { mediaStorage } from "@/lib/media/storage/media-storage.ts";
import type { Design } from "@/lib/site-design/design.ts";
import { lookAddress } from "@/lib/site-design/look-address.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";

/** How the entrance of a website is dressed: as its pages are. */
export type EntranceDress = {
  /** Address of the stylesheet of its look. */
  readonly look: string;
  /** The logo itself, as a `data:` address; null where it has none that can be shown. */
  readonly logo: string | null;
};

/** Larger than this, the name stands in its place. */
const MOST_BYTES = 60_000;

/**
 * What dresses the page before a closed website. The logo comes with the page: its own address is as
 * closed as the website.
 */
export async function entranceDress(design: Design, caller: Caller): Promise<EntranceDress> {
  return { look: lookAddress(design.look), logo: await logoOf(design.logo, caller) };
}

/** @NOTE A file that is not for everybody stays so, and whatever goes wrong leaves the name. */
async function logoOf(address: string, caller: Caller): Promise<string | null> {
  const place = readMediaAddress(address);
  if (place === null) return null;
  try {
    const readable = await runUseCase(readFile, { id: place.assetId }, caller);
    if (readable.asset.visibility !== "public") return null;
    return await pictureOf(readable);
  } catch (error) {
    if (!(error instanceof NotFound)) log.warn("the logo of an entrance is not shown", { error });
    return null;
  }
}

/**
 * @NOTE A drawing is sent as it is, as on the website: `img` runs none of its scripts and fetches nothing
 * that it names, and a `data:` address has no origin of its own to do anything in.
 */
async function pictureOf({ asset, name }: ReadableFile): Promise<string | null> {
  if (asset.mediaType === DRAWING) {
    if (asset.size > MOST_BYTES) return null;
    return dataAddress(DRAWING, await mediaStorage().withFile(name, (file) => readBytes(file)));
  }
  const wanted = { preset: "thumb", accept: "image/webp" } as const;
  const { file, mediaType } = await variantOf({ asset, name }, wanted);
  const bytes = await readBytes(file);
  return bytes.byteLength > MOST_BYTES ? null : dataAddress(mediaType, bytes);
}

const DRAWING = "image/svg+xml";

const dataAddress = (mediaType: string, bytes: Buffer): string =>
  `data:${mediaType};base64,${bytes.toString("base64")}`;
