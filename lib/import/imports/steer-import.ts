import { z } from "zod";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { failedFiles, tryFilesAgain } from "./file-repository.ts";
import { sendImportJob } from "./import-jobs.ts";
import { isAtWork, type ImportRow } from "./import-row.ts";
import { countWaiting, lastMade } from "./line-repository.ts";
import { loadImport, requireStep } from "./load-import.ts";
import { dropParts, hasParts } from "./part-repository.ts";
import { changeImport, type ImportChange } from "./repository.ts";

const DEEDS = ["import", "pause", "resume", "cancel", "undo", "retry-files"] as const;
export type Steering = (typeof DEEDS)[number];

/**
 * Begins an import that was checked, pauses it, lets it go on, ends it, undoes it by binning what it
 * created, or tries the files again that were out of reach. @throws Conflict where that cannot be now.
 */
export const steerImport = defineMutation({
  action: "update",
  collection: "imports",
  input: z.strictObject({ id: z.uuid(), deed: z.enum(DEEDS) }),
  load: loadImport,
  async run({ scope, input: { deed }, loaded }) {
    const change = await CHANGES[deed](scope, loaded);
    await changeImport(scope, loaded.id, change);
    if (isAtWork({ ...loaded, ...change })) await sendImportJob(scope, loaded.id);
  },
  audit: ({ input: { deed }, loaded: { id, name } }) => ({
    action: `import.${deed === "import" ? "start" : deed}`,
    collection: "imports",
    subjectId: id,
    summary: `${WORDS[deed]} the import of «${name}»`,
  }),
});

const WORDS: Readonly<Record<Steering, string>> = {
  import: "Began",
  pause: "Paused",
  resume: "Resumed",
  cancel: "Cancelled",
  undo: "Began to undo",
  "retry-files": "Tried again to fetch files of",
};

type Change = (scope: Scope, row: ImportRow) => Promise<ImportChange> | ImportChange;

const CHANGES: Readonly<Record<Steering, Change>> = {
  async import(scope, row) {
    requireStep(row, ["checked"]);
    const total = await countWaiting(scope, row.id);
    const step = row.mapping?.files === true ? "fetching" : "running";
    return { step, halt: null, reason: "", cursor: 0, done: 0, total };
  },
  pause(_scope, row) {
    if (!isAtWork(row)) throw new Conflict("The import is not at work.");
    return { halt: "paused" };
  },
  async resume(scope, row) {
    if (row.halt === null || row.halt === "cancelled") throw new Conflict("It is not paused.");
    if (row.step === "reading" && !(await hasParts(scope, row.id))) {
      throw new Conflict("The file cannot be read. Begin anew with another one.");
    }
    return { halt: null, reason: "" };
  },
  async cancel(scope, row) {
    if (["done", "undone"].includes(row.step)) throw new Conflict("The import is over already.");
    if (row.step === "undoing") throw new Conflict("It is being undone. Pause that, if need be.");
    await dropParts(scope, row.id);
    return { halt: "cancelled" };
  },
  async undo(scope, row) {
    if (isAtWork(row)) throw new Conflict("Only an import that stands still can be undone.");
    if ((await lastMade(scope, row.id)) === null) throw new Conflict("There is nothing to undo.");
    return { step: "undoing", halt: null, reason: "", cursor: 0 };
  },
  async "retry-files"(scope, row) {
    requireStep(row, ["done"]);
    if ((await failedFiles(scope, row.id)) === 0) throw new Conflict("No file is missing.");
    await tryFilesAgain(scope, row.id);
    return { step: "fetching", halt: null, reason: "", cursor: 0 };
  },
};
