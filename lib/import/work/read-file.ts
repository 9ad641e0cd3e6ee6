import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { ImportRow } from "../imports/import-row.ts";
import { openSource } from "../source/open-source.ts";
import type { StagedFile, StagedLine } from "../source/staged-line.ts";
import { finishReading, readImportPart, stageLines } from "./keep-progress.ts";
import { keepReading, takeReading, type Reading } from "./kept-readings.ts";
import type { Slice } from "./slice.ts";

/** Lines and files of one batch at most, and the characters in them after which it is full. */
const BATCH = 200;
const FULL = 4_000_000;

/**
 * Stages the lines of a file behind those that are staged already, as long as the slice lasts; the next
 * one goes on where this one stopped, in this process without reading anything twice. Files come last and
 * are named in little, so they are staged in one go: elsewhere another slice would begin with the first.
 * @throws Invalid and TooLarge where the file is none that can be read.
 */
export async function readFile(slice: Slice, row: ImportRow): Promise<void> {
  const { id } = row;
  const reading = takeReading(id) ?? (await opened(slice, id));
  const end = await stageFrom(reading, slice, row);
  if (end === "later") return keepReading(id, reading);
  await reading.staged.return?.();
  const { facts } = reading;
  if (end === "over") await runUseCase(finishReading, { id, facts }, slice.system);
}

async function opened(slice: Slice, id: string): Promise<Reading> {
  const { kind, facts, staged } = await openSource(() => bytesOf(slice, id));
  return { kind, facts, staged: staged()[Symbol.asyncIterator](), lines: 0 };
}

/** @returns whether it is over, shall go on later, or was stopped by somebody. */
async function stageFrom(
  reading: Reading,
  slice: Slice,
  { id, done }: ImportRow,
): Promise<"over" | "later" | "stopped"> {
  const { kind, staged } = reading;
  const batch = new Batch();
  const stage = () =>
    runUseCase(stageLines, { id, kind, ...batch.take(reading.lines) }, slice.system);
  for (let next = await staged.next(); next.done !== true; next = await staged.next()) {
    if (next.value.is === "file") batch.files.push(next.value.file);
    else {
      reading.lines += 1;
      if (reading.lines > done) batch.add({ ...next.value.line(), number: reading.lines });
    }
    if (!batch.isFull) continue;
    const hasFiles = batch.files.length > 0;
    if (!(await stage())) return "stopped";
    if (slice.isOver() && !hasFiles) return "later";
  }
  return (await stage()) ? "over" : "stopped";
}

class Batch {
  lines: (StagedLine & { number: number })[] = [];
  files: StagedFile[] = [];
  private characters = 0;

  add(line: StagedLine & { number: number }): void {
    this.lines.push(line);
    this.characters += JSON.stringify(line.content).length;
  }

  get isFull(): boolean {
    return this.lines.length + this.files.length >= BATCH || this.characters >= FULL;
  }

  take(last: number) {
    const { lines, files } = this;
    const from = last - lines.length;
    this.lines = [];
    this.files = [];
    this.characters = 0;
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
