import { mediaAddress, readMediaAddress } from "@/lib/media/media-address.ts";
import type { Preset } from "@/lib/media/presets.ts";

/**
 * Where the dashboard shows the image of an address in content; null where it may not. A file of the
 * library (`/media/…`) is shown through the dashboard's own door, as whoever looks; files of this
 * instance stand on every host alike. Others it never loads: its Content-Security-Policy says so, and
 * a foreign address must not learn who writes here and when.
 */
export function shownImage(
  address: string,
  { org, preset }: { readonly org: string | null; readonly preset: Preset },
): string | null {
  if (address.startsWith("/assets/")) return address;
  const place = readMediaAddress(address);
  if (place === null || org === null) return null;
  return dashboardAddress(org, { id: place.assetId, filename: place.filename }, preset);
}

/** The address of a file in the dashboard of its organization; without a preset as it is. */
export const dashboardAddress = (
  org: string,
  asset: { readonly id: string; readonly filename: string },
  preset: Preset | null = null,
): string => `/admin/${org}${mediaAddress(asset, preset).replace(/^\/media\//, "/media/file/")}`;

/** Where an address of content leads from the dashboard; null for what is no address. */
export function openableAddress(address: string, org: string | null): string | null {
  if (!/^(?:https?:\/\/|\/(?!\/))\S+$/u.test(address)) return null;
  const place = readMediaAddress(address);
  if (place === null || org === null) return address;
  return dashboardAddress(org, { id: place.assetId, filename: place.filename });
}
