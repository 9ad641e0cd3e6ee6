/** A file, and the folders it was dropped in: those of the dropped one downward. */
export type DroppedFile = { readonly file: File; readonly folders: readonly string[] };

/**
 * The files of a drop, with those in dropped folders at any depth. Hidden ones (`.DS_Store`) are left
 * behind: nobody means them. What cannot be read is passed over.
 *
 * @NOTE The list of a drop is empty after the event: what is in it is taken out before anything waits.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly DroppedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const found = entries.filter((entry) => entry !== null);
  if (found.length === 0) return [...transfer.files].map((file) => ({ file, folders: [] }));
  const read = await Promise.all(found.map(async (entry) => filesIn(entry, [])));
  return read.flat();
}

async function filesIn(
  entry: FileSystemEntry,
  folders: readonly string[],
): Promise<readonly DroppedFile[]> {
  if (entry.name.startsWith(".")) return [];
  if (isFile(entry)) {
    const file = await new Promise<File>(entry.file.bind(entry)).catch(() => null);
    return file === null ? [] : [{ file, folders }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const inside = await entriesOf(reader).catch(() => []);
  const below = [...folders, entry.name];
  const read = await Promise.all(inside.map(async (one) => filesIn(one, below)));
  return read.flat();
}

/** @NOTE A reader gives a hundred at a time, and none when there are no more. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const some = await new Promise<FileSystemEntry[]>(reader.readEntries.bind(reader));
  return some.length === 0 ? [] : [...some, ...(await entriesOf(reader))];
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
