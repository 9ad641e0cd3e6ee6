import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { ImportRow } from "../imports/import-row.ts";
import { openSource } from "../source/open-source.ts";
import type { StagedFile, StagedLine } from "../source/staged-line.ts";
import { finishReading, readImportPart, stageLines } from "./keep-progress.ts";
import type { Slice } from "./slice.ts";

const BATCH = 200;

/**
 * Stages the lines of a file behind those that are staged already, as long as the slice lasts. Files
 * come last and are named in little, so they are staged in one go: another slice would begin with the first.
 * @throws Invalid and TooLarge where the file is none that can be read.
 */
export async function readFile(slice: Slice, row: ImportRow): Promise<void> {
  const { id } = row;
  const source = await openSource(() => bytesOf(slice, id));
  const batch = new Batch();
  const stage = (full: Batch) =>
    runUseCase(stageLines, { id, kind: source.kind, ...full.take() }, slice.system);
  for await (const staged of source.staged()) {
    if (staged.is === "file") batch.files.push(staged.file);
    else {
      batch.number += 1;
      if (batch.number > row.done) batch.lines.push({ ...staged.line(), number: batch.number });
    }
    if (batch.size < BATCH) continue;
    const hasFiles = batch.files.length > 0;
    if (!(await stage(batch))) return;
    if (slice.isOver() && !hasFiles) return;
  }
  if (!(await stage(batch))) return;
  await runUseCase(finishReading, { id, facts: source.facts }, slice.system);
}

class Batch {
  number = 0;
  lines: (StagedLine & { number: number })[] = [];
  files: StagedFile[] = [];

  get size(): number {
    return this.lines.length + this.files.length;
  }

  take() {
    const { lines, files } = this;
    const from = this.number - lines.length;
    this.lines = [];
    this.files = [];
    return { from, lines, files };
  }
}

async function* bytesOf({ system }: Slice, id: string): AsyncGenerator<Uint8Array> {
  for (let number = 1; ; number += 1) {
    const part = await runUseCase(readImportPart, { id, number }, system);
    if (part === null) return;
    yield part;
  }
}
