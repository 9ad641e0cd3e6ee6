import type { ImageSize, ImageSizes } from "@/lib/content/image-sizes.ts";
import { mediaAddress, readMediaAddress } from "@/lib/media/media-address.ts";
import { PRESETS, type Preset } from "@/lib/media/presets.ts";

/** The widths in which an image of the library is offered, each by its preset. */
const OFFERED = ["thumb", "small", "medium", "large"] as const;

/** An image of the library in a preset; any other address stays as it is. */
export function inPreset(url: string, preset: Preset): string {
  const place = imageOf(url);
  return place === null ? url : mediaAddress({ ...place, id: place.assetId }, preset);
}

/** The size of an image of the library; null for any other, and for one that is told to nobody here. */
export function sizeOf(url: string, images: ImageSizes): ImageSize | null {
  const place = url.startsWith("/media/") ? readMediaAddress(url) : null;
  return place === null ? null : (images.get(place.assetId) ?? null);
}

/**
 * The sizes of an image of the library as `srcset` names them, none wider than it is itself; null for
 * any other address.
 */
export function sourceSet(url: string, size: ImageSize | null): string | null {
  if (imageOf(url) === null) return null;
  const most = size?.width ?? PRESETS.large.width;
  const narrower = OFFERED.filter((preset) => PRESETS[preset].width < most);
  const whole = OFFERED.find((preset) => PRESETS[preset].width >= most);
  return [...narrower, ...(whole === undefined ? [] : [whole])]
    .map((preset) => `${inPreset(url, preset)} ${Math.min(PRESETS[preset].width, most)}w`)
    .join(", ");
}

/** @NOTE A drawing has no size of its own, and is sent as it is. */
function imageOf(url: string) {
  const place = readMediaAddress(url);
  return place === null || /\.svg$/i.test(place.filename) ? null : place;
}
