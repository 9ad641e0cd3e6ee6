import { createReadStream } from "node:fs";
import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";

/** Where the lines of tables lie until they are packed. */
export type Scratch = {
  /** Adds lines to a table; one table after the other. */
  readonly write: (table: string, lines: string) => Promise<void>;
  /** All lines of a table. */
  readonly read: (table: string) => Readable;
  readonly close: () => Promise<void>;
};

/**
 * Opens a file of no name: it is removed as soon as it is open, so that nothing of an organization is
 * left on the disk, whatever becomes of this process.
 */
export async function openScratch(): Promise<Scratch> {
  const directory = await mkdtemp(path.join(tmpdir(), "gatehouse-export-"));
  const handle = await openUnnamed(directory);
  const places = new Map<string, { start: number; end: number }>();
  let end = 0;
  return {
    async write(table, lines) {
      const { start } = places.get(table) ?? { start: end };
      const { bytesWritten } = await handle.write(Buffer.from(lines), 0, null, end);
      end += bytesWritten;
      places.set(table, { start, end });
    },
    read(table) {
      const { start, end: after } = places.get(table) ?? { start: 0, end: 0 };
      // @NOTE By its number: each stream of the handle would go on listening to it.
      return createReadStream("", { fd: handle.fd, start, end: after - 1, autoClose: false });
    },
    close: () => handle.close().catch(() => undefined),
  };
}

async function openUnnamed(directory: string): Promise<FileHandle> {
  try {
    return await open(path.join(directory, "tables"), "wx+", 0o600);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
