import type { Readable } from "node:stream";
import { mediaStorage } from "@/lib/media/storage/media-storage.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { beginExport } from "./begin-export.ts";
import { collectArchive } from "./collect-archive.ts";
import type { Manifest } from "./manifest.ts";
import { openScratch } from "./open-scratch.ts";
import { packArchive } from "./pack-archive.ts";

/** What an export tells of itself. */
export type Exporting = {
  /** Rows so far; from `packing` on, bytes so far of all that is to be packed. */
  readonly onProgress?: (progress: ExportProgress) => void;
};

export type ExportProgress =
  | { readonly stage: "collecting"; readonly rows: number }
  | { readonly stage: "packing"; readonly bytes: number; readonly total: number };

export type Export = { readonly manifest: Manifest; readonly archive: Readable };

/**
 * Takes an archive of the caller's organization. Its rows are read at once, in one state, into a
 * temporary file, so that no reader, however slow, holds that state; then the archive is a stream,
 * of which little is in memory. The file goes when the stream ends, however it does.
 * @throws as `beginExport`. The stream fails where a file cannot be read: it is never half of one
 * that looks whole.
 */
export async function exportArchive(caller: Caller, exporting: Exporting = {}): Promise<Export> {
  const { organizationId } = caller.principal;
  await runUseCase(beginExport, {}, caller);
  const scratch = await openScratch();
  try {
    const collecting = collectArchive({
      write: scratch.write,
      onProgress: (rows) => exporting.onProgress?.({ stage: "collecting", rows }),
    });
    const manifest = await runUseCase(collecting, {}, caller);
    const archive = packArchive(manifest, {
      openTable: scratch.read,
      openFile: (digest) => mediaStorage().open({ organizationId, digest }),
      onBytes: (bytes, total) => exporting.onProgress?.({ stage: "packing", bytes, total }),
    });
    archive.once("close", () => void scratch.close());
    return { manifest, archive };
  } catch (error) {
    await scratch.close();
    throw error;
  }
}
