import { z } from "zod";

import { storableText } from "@/lib/kernel/storable-text.ts";
import { defineMutation, defineQuery } from "@/lib/usecase/use-case.ts";
import { insertFiles, nextFile, noteFile } from "../imports/file-repository.ts";
import { sendImportJob } from "../imports/import-jobs.ts";
import { foundSchema, isAtWork, type ImportRow, type Step } from "../imports/import-row.ts";
import {
  countWaiting,
  insertLines,
  lastMade,
  movedLines,
  noteForecasts,
  noteOutcomes,
  noteUndone,
  waitingLines,
} from "../imports/line-repository.ts";
import { dropParts, readPart } from "../imports/part-repository.ts";
import { changeImport, getImportRow, holdImport } from "../imports/repository.ts";
import type { StagedFile, StagedLine } from "../source/staged-line.ts";
import { whatWasFound } from "./what-was-found.ts";

/**
 * What the system itself notes of an import: how far it is, and why it stands still. It writes no content;
 * that is done by the right of whoever ordered it.
 */
const record = { action: "update", collection: "imports" } as const;
const named = z.strictObject({ id: z.uuid() });

/** An import as the next step finds it. */
export const readImport = defineQuery({
  ...{ action: "read", collection: "imports", input: named },
  run: ({ scope, input: { id }, permit }) => getImportRow(scope, id, permit),
});

/** A piece of the file that an import reads; null behind the last. */
export const readImportPart = defineQuery({
  ...{ action: "read", collection: "imports" },
  input: named.extend({ number: z.int().positive() }),
  run: ({ scope, input: { id, number } }) => readPart(scope, id, number),
});

/** The line whose turn is next, the file, and the entry that is to be taken back. */
export const readNext = defineQuery({
  ...{ action: "read", collection: "imports", input: named },
  async run({ scope, input: { id }, permit }) {
    const row = await getImportRow(scope, id, permit);
    const what = row.step === "checking" ? "forecast" : "outcome";
    const [line = null] = await waitingLines(scope, id, { what, after: row.cursor, most: 1 });
    const file = row.step === "fetching" ? await nextFile(scope, id) : null;
    const made = row.step === "undoing" ? await lastMade(scope, id) : null;
    return { line, file, made };
  },
});

/** Where pages of an exported site stood, and where they stand here; or stood, of those taken back. */
export const readMoved = defineQuery({
  ...{ action: "read", collection: "imports" },
  input: named.extend({ after: z.int(), most: z.int(), now: z.enum(["there", "undone"]) }),
  run: ({ scope, input: { id, ...range } }) => movedLines(scope, id, range),
});

const stagedInput = named.extend({
  kind: z.enum(["wxr", "csv", "json"]),
  from: z.int(),
  lines: z.custom<readonly (StagedLine & { number: number })[]>(Array.isArray),
  files: z.custom<readonly StagedFile[]>(Array.isArray),
});

/** Keeps the next lines of a file; those that are kept already are left as they are. */
export const stageLines = defineMutation({
  ...record,
  input: stagedInput,
  async run({ scope, input: { id, kind, from, lines, files } }) {
    const row = await holdImport(scope, id);
    if (row.step !== "reading" || row.halt !== null || row.done !== from) return false;
    await insertLines(scope, id, lines);
    await insertFiles(scope, id, files);
    const done = from + lines.length;
    await changeImport(scope, id, { kind, done, total: done });
    return true;
  },
  audit: () => null,
});

/** A file is read: what was found in it is told, and somebody says what shall become of it. */
export const finishReading = defineMutation({
  ...record,
  input: named.extend({ facts: foundSchema.shape.facts }),
  async run({ scope, input: { id, facts } }) {
    const row = await holdImport(scope, id);
    if (row.step !== "reading" || row.halt !== null) return;
    await dropParts(scope, id);
    const found = await whatWasFound(scope, id, facts);
    await changeImport(scope, id, { step: "mapping", found, cursor: 0, done: 0 });
  },
  audit: () => null,
});

/** Notes of the leading lines that go nowhere, or that nobody may bring in, why that is. */
export const refuseLines = defineMutation({
  ...record,
  input: named.extend({
    numbers: z.array(z.int()),
    reason: z.string(),
    collection: z.string().nullable(),
  }),
  async run({ scope, input: { id, numbers, reason, collection } }) {
    const row = await holdImport(scope, id);
    const last = numbers.at(-1);
    if (!isAtWork(row) || last === undefined || last <= row.cursor) return;
    const results = numbers.map((number) => ({
      ...{ number, outcome: "refused" as const, notes: [reason], collection },
      ...{ entryId: null, address: null },
    }));
    const note = row.step === "checking" ? noteForecasts : noteOutcomes;
    await note(scope, id, results);
    await changeImport(scope, id, { cursor: last, done: row.done + numbers.length });
  },
  audit: () => null,
});

/** Writes what became of a file. */
export const settleFile = defineMutation({
  ...record,
  input: named.extend({
    number: z.int(),
    address: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  run: ({ scope, input: { id, ...file } }) => noteFile(scope, id, file),
  audit: () => null,
});

/** Writes that an entry was taken back, or why it was not. */
export const settleUndone = defineMutation({
  ...record,
  input: named.extend({ number: z.int(), reason: z.string().nullable() }),
  run: ({ scope, input: { id, ...line } }) => noteUndone(scope, id, line),
  audit: () => null,
});

const AFTER: Readonly<Partial<Record<Step, Step>>> = {
  checking: "checked",
  fetching: "running",
  running: "done",
  undoing: "undone",
};

/** Nothing is left of a step: the next one begins. */
export const finishStep = defineMutation({
  ...record,
  input: named.extend({ step: z.string(), note: z.string() }),
  async run({ scope, input: { id, step, note } }): Promise<ImportRow | null> {
    const row = await holdImport(scope, id);
    const next = AFTER[row.step];
    if (row.step !== step || row.halt !== null || next === undefined) return null;
    const isOver = next === "done" || next === "undone";
    const total = next === "running" ? { total: await countWaiting(scope, id), done: 0 } : {};
    const finishedAt = isOver ? { finishedAt: new Date(scope.clock()) } : {};
    await changeImport(scope, id, { step: next, cursor: 0, reason: note, ...total, ...finishedAt });
    return isOver ? { ...row, step: next } : null;
  },
  audit: (_deed, over) =>
    over === null
      ? null
      : {
          action: over.step === "done" ? "import.finish" : "import.undone",
          collection: "imports",
          subjectId: over.id,
          summary: `${over.step === "done" ? "Finished" : "Undid"} the import of «${over.name}»`,
        },
});

/** An import that cannot go on stands still, and it is said why. A file that nobody can read is forgotten. */
export const stopImport = defineMutation({
  ...record,
  input: named.extend({ reason: z.string(), file: z.enum(["sound", "unsound"]) }),
  async run({ scope, input: { id, reason, file } }) {
    const row = await holdImport(scope, id);
    if (!isAtWork(row)) return null;
    if (row.step === "reading" && file === "unsound") await dropParts(scope, id);
    await changeImport(scope, id, { halt: "failed", reason: storableText(reason).slice(0, 500) });
    return row;
  },
  audit: (_deed, row) =>
    row === null
      ? null
      : {
          action: "import.stop",
          collection: "imports",
          subjectId: row.id,
          summary: `The import of «${row.name}» stopped`,
        },
});

/** Has somebody go on with an import that is not over. */
export const goOnWithImport = defineMutation({
  ...record,
  input: named.extend({ inMs: z.int().min(0) }),
  async run({ scope, input: { id, inMs } }) {
    const row = await holdImport(scope, id);
    if (isAtWork(row)) await sendImportJob(scope, id, inMs);
  },
  audit: () => null,
});
