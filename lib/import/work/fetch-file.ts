import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { FileRow } from "../imports/file-repository.ts";
import type { ImportRow } from "../imports/import-row.ts";
import { settleFile } from "./keep-progress.ts";
import type { Slice } from "./slice.ts";

/** Fetches a file that imported content shows, and keeps it here. */
export async function fetchFile(
  { system }: Slice,
  { id }: ImportRow,
  file: FileRow,
): Promise<void> {
  const { number } = file;
  await runUseCase(settleFile, { id, number, address: null, reason: "not fetched yet" }, system);
}
