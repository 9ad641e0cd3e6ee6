import type { MediaFolder } from "@/app/_screens/media/media-item.ts";

/** The way from the top to a folder, itself last. @NOTE Longer than there are folders: a circle. */
export function pathTo(folders: readonly MediaFolder[], id: string | null): MediaFolder[] {
  const path: MediaFolder[] = [];
  let at = folders.find((one) => one.id === id);
  while (at !== undefined && path.length <= folders.length) {
    path.unshift(at);
    const { parent } = at;
    at = folders.find((one) => one.id === parent);
  }
  return path;
}

/** The folders directly in one, by name. */
export const foldersIn = (folders: readonly MediaFolder[], id: string | null): MediaFolder[] =>
  folders
    .filter(({ parent }) => parent === id)
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"));

/** Where a folder may go: neither into itself nor into what lies in it. */
export const placesFor = (folders: readonly MediaFolder[], moved: string): MediaFolder[] =>
  folders.filter(({ id }) => !pathTo(folders, id).some((above) => above.id === moved));
