import type { SelectOption } from "@/app/_ui/select-field.tsx";
import type { MediaFolder } from "./media-item.ts";

/** All folders as a list to choose from, each below the one it lies in, by name. */
export const folderOptions = (folders: readonly MediaFolder[]): SelectOption[] =>
  below(folders, null, 0);

/** @NOTE No-break spaces, as a list collapses others; names say more than depth to those who listen. */
function below(
  folders: readonly MediaFolder[],
  parent: string | null,
  depth: number,
): SelectOption[] {
  const here = folders.filter((folder) => folder.parent === parent);
  const sorted = here.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  return sorted.flatMap(({ id, name }) => [
    { value: id, label: `${"\u00a0\u00a0\u00a0".repeat(depth)}${name}` },
    ...below(folders, id, depth + 1),
  ]);
}
