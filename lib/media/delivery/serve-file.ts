import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Preset } from "../presets.ts";
import { mediaStorage } from "../storage/media-storage.ts";
import type { ByteRange } from "../storage/storage.ts";
import { byteRange } from "./byte-range.ts";
import type { ReadableFile } from "./read-file.ts";
import { dispositionOf } from "./shown-inline.ts";
import { variantOf } from "./variant-of.ts";

export type Serving = {
  readonly method: string;
  readonly headers: Headers;
  /** Null: the file as it is. */
  readonly preset: Preset | null;
  /** Whether anybody may keep it, as what everybody sees. */
  readonly keeping: "public" | "nobody";
};

/** Bytes to be sent, wherever they are. */
type Content = {
  readonly size: number;
  readonly mediaType: string;
  readonly etag: string;
  readonly open: (range?: ByteRange) => Promise<Readable>;
};

/** Seconds for which a public file is kept without asking again: as long as a change may take. */
const KEPT_SECONDS = 600;

/**
 * The answer with the bytes of a file that the caller may have, or the part that was asked for, or that
 * they have it already. @throws NotFound for a preset of what is no image; Unavailable.
 */
export async function serveFile(readable: ReadableFile, serving: Serving): Promise<Response> {
  const content = await contentOf(readable, serving);
  const headers = headersFor(readable, content, serving);
  if (knows(serving.headers.get("if-none-match"), content.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const range = rangeIn(serving.headers, content);
  if (range === "unsatisfiable") {
    return new Response(null, {
      status: 416,
      headers: { ...keptAs(serving), "Content-Range": `bytes */${content.size}` },
    });
  }
  const { from, to } = range ?? { from: 0, to: content.size - 1 };
  const told = {
    ...headers,
    "Content-Length": String(to - from + 1),
    ...(range === null ? {} : { "Content-Range": `bytes ${from}-${to}/${content.size}` }),
  };
  const status = range === null ? 200 : 206;
  if (serving.method === "HEAD" || content.size === 0) {
    return new Response(null, { status, headers: told });
  }
  const stream = await content.open(range ?? undefined);
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers: told });
}

async function contentOf(readable: ReadableFile, { preset, headers }: Serving): Promise<Content> {
  const { asset, name } = readable;
  const digest = asset.digest.slice(0, 32);
  if (preset === null) {
    const { size, mediaType } = asset;
    const open = (range?: ByteRange) => mediaStorage().open(name, range);
    return { size, mediaType, etag: `"${digest}"`, open };
  }
  const variant = await variantOf(readable, { preset, accept: headers.get("accept") });
  const { size } = await stat(variant.file);
  return {
    ...{ size, mediaType: variant.mediaType, etag: `"${digest}.${variant.key}"` },
    open: (range) =>
      Promise.resolve(
        createReadStream(variant.file, range && { start: range.from, end: range.to }),
      ),
  };
}

function headersFor(
  { asset }: ReadableFile,
  { mediaType, etag }: Content,
  { preset, keeping }: Serving,
): Record<string, string> {
  return {
    "Content-Type": mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType,
    "Content-Disposition": dispositionOf(mediaType, nameOf(asset.filename, mediaType, preset)),
    ...keptAs({ keeping }),
    ETag: etag,
    "Accept-Ranges": "bytes",
    ...(preset === null ? {} : { Vary: "Accept" }),
  };
}

const keptAs = ({ keeping }: Pick<Serving, "keeping">) => ({
  "Cache-Control": keeping === "public" ? `public, max-age=${KEPT_SECONDS}` : "private, no-store",
});

/** @NOTE Drawn as AVIF, `photo.jpg` is saved under a name that says so. */
function nameOf(filename: string, mediaType: string, preset: Preset | null): string {
  if (preset === null) return filename;
  return `${filename.replace(/\.[A-Za-z0-9]{1,10}$/, "")}.${mediaType.slice("image/".length)}`;
}

const knows = (ifNoneMatch: string | null, etag: string): boolean =>
  ifNoneMatch?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag) === true;

/** @NOTE Of another version than the one that they have, nobody is sent a part. */
function rangeIn(headers: Headers, { size, etag }: Content): ReturnType<typeof byteRange> {
  const ifRange = headers.get("if-range");
  if (ifRange !== null && ifRange.trim() !== etag) return null;
  return byteRange(headers.get("range"), size);
}
