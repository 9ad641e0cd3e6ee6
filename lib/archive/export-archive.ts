import { createReadStream } from "node:fs";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { mediaStorage } from "@/lib/media/storage/media-storage.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { beginExport } from "./begin-export.ts";
import { collectArchive } from "./collect-archive.ts";
import type { Manifest } from "./manifest.ts";
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
 * Takes an archive of the caller's organization. Its rows are read at once, in one state, into
 * temporary files, so that no reader, however slow, holds that state; then the archive is a stream,
 * of which little is in memory. The temporary files go when the stream ends, however it does.
 * @throws as `beginExport`. The stream fails where a file cannot be read: it is never half of one
 * that looks whole.
 */
export async function exportArchive(caller: Caller, exporting: Exporting = {}): Promise<Export> {
  const { organizationId } = caller.principal;
  await runUseCase(beginExport, {}, caller);
  const directory = await mkdtemp(path.join(tmpdir(), "gatehouse-export-"));
  const discard = () => rm(directory, { recursive: true, force: true });
  const fileOf = (table: string) => path.join(directory, `${table}.ndjson`);
  try {
    const collecting = collectArchive({
      write: (table, lines) => appendFile(fileOf(table), lines, { mode: 0o600 }),
      onProgress: (rows) => exporting.onProgress?.({ stage: "collecting", rows }),
    });
    const manifest = await runUseCase(collecting, {}, caller);
    const archive = packArchive(manifest, {
      openTable: (table) => createReadStream(fileOf(table)),
      openFile: (digest) => mediaStorage().open({ organizationId, digest }),
      onBytes: (bytes, total) => exporting.onProgress?.({ stage: "packing", bytes, total }),
    });
    archive.once("close", () => void discard());
    return { manifest, archive };
  } catch (error) {
    await discard();
    throw error;
  }
}
