import { assetModel } from "@/lib/media/assets/asset-model.ts";
import { readMediaAddress } from "@/lib/media/media-address.ts";
import { wholeRows } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { heldFor } from "./resource/entry-rules.ts";

/** How large an image is, in pixels, as it is looked at. */
export type ImageSize = { readonly width: number; readonly height: number };

/** The sizes of images of the library by their id. */
export type ImageSizes = ReadonlyMap<string, ImageSize>;

export const NO_SIZES: ImageSizes = new Map();

/** The most images of a page whose size is asked for. */
const MOST_IMAGES = 400;

/**
 * How large the images of the library are that some content names, so that a page keeps room for each.
 * Told of those alone that whoever looks may read.
 */
export async function readImageSizes(scope: Scope, content: unknown): Promise<ImageSizes> {
  const ids = [...idsIn(content)].slice(0, MOST_IMAGES);
  const held = ids.length === 0 ? null : heldFor(scope, "read", assetModel.type);
  if (held === null) return NO_SIZES;
  const rows = await scope.db.$queryRaw<(ImageSize & { readonly id: string })[]>(sql`
    SELECT t.id::text AS id, t.width, t.height FROM assets t
    WHERE t.id = ANY(${ids}::uuid[]) AND t.width > 0 AND t.height > 0
      AND ${wholeRows(scope, assetModel, held.cases)}`);
  return new Map(rows.map(({ id, ...size }) => [id, size]));
}

/** The files that are named anywhere within a value, however deep. */
function idsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === "string") {
    const place = value.startsWith("/media/") ? readMediaAddress(value) : null;
    if (place !== null) found.add(place.assetId);
  } else if (value instanceof Map || Array.isArray(value)) {
    for (const part of value.values()) idsIn(part, found);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) idsIn(part, found);
  }
  return found;
}
