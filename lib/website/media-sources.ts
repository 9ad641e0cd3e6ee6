import { mediaAddress, readMediaAddress } from "@/lib/media/media-address.ts";
import { PRESETS, type Preset } from "@/lib/media/presets.ts";

/** The widths in which an image of the library is offered, each by its preset. */
const OFFERED = ["thumb", "small", "medium", "large"] as const;

/** An image of the library in a preset; any other address stays as it is. */
export function inPreset(url: string, preset: Preset): string {
  const place = imageOf(url);
  return place === null ? url : mediaAddress({ ...place, id: place.assetId }, preset);
}

/** The sizes of an image of the library as `srcset` names them; null for any other address. */
export function sourceSet(url: string): string | null {
  if (imageOf(url) === null) return null;
  return OFFERED.map((preset) => `${inPreset(url, preset)} ${PRESETS[preset].width}w`).join(", ");
}

/** @NOTE A drawing has no size of its own, and is sent as it is. */
function imageOf(url: string) {
  const place = readMediaAddress(url);
  return place === null || /\.svg$/i.test(place.filename) ? null : place;
}
