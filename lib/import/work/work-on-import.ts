import { z } from "zod";
import { principalName } from "@/lib/access/principal.ts";
import { binEntryUseCase } from "@/lib/content/bin-entry.ts";
import {
  Conflict,
  Forbidden,
  GatehouseError,
  Invalid,
  NotFound,
  TooLarge,
  Unauthenticated,
} from "@/lib/kernel/errors.ts";
import { idSchema, type OrganizationId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";
import { holdOrganization } from "@/lib/tenancy/hold-organization.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { isAtWork, type ImportRow } from "../imports/import-row.ts";
import { wayOf } from "../mapping/mapping.ts";
import { fetchFile } from "./fetch-file.ts";
import { importBatch } from "./import-batch.ts";
import {
  finishStep,
  goOnWithImport,
  readImport,
  readNext,
  refuseLines,
  settleUndone,
  stopImport,
} from "./keep-progress.ts";
import { leaveRedirects, takeRedirectsBack } from "./leave-redirects.ts";
import { readFile } from "./read-file.ts";
import type { Slice } from "./slice.ts";

const jobSchema = z.strictObject({ organizationId: idSchema<OrganizationId>(), id: z.uuid() });

/** Milliseconds that one job takes at most; others wait for the workers, too. */
const SLICE_MS = 15_000;
/** After how many tries of a job what goes wrong in it is taken to be wrong for good. */
const MOST_TRIES = 4;

export type Worker = Pick<Caller, "announce" | "clock"> & {
  readonly requestId: string;
  /** How often this job was tried, this time included. */
  readonly attempts: number;
};

/**
 * Does a stretch of what an import has to do next, and has another job go on. Each batch is a transaction
 * with its part of the report, so that an import that is cut off at any moment goes on where it was.
 * @throws what a later try may not meet, such as Unavailable.
 */
export async function workOnImport(payload: unknown, worker: Worker): Promise<void> {
  const { organizationId, id } = jobSchema.parse(payload);
  const { attempts, ...common } = worker;
  const system = {
    ...common,
    principal: { kind: "system", organizationId, purpose: "import" },
  } as const;
  try {
    await holdOrganization({ organizationId, purpose: "import" }, () => workFor(system, id));
    await runUseCase(goOnWithImport, { id, inMs: 0 }, system);
  } catch (error) {
    if (error instanceof NotFound) return;
    if (error instanceof Conflict) {
      await runUseCase(goOnWithImport, { id, inMs: 3_000 }, system);
      return;
    }
    const reason = reasonOf(error, attempts);
    if (reason === null) throw error;
    if (!(error instanceof GatehouseError)) log.error("an import stopped", { id, error });
    const file = isAboutFile(error) ? "unsound" : "sound";
    await runUseCase(stopImport, { id, reason, file }, system);
  }
}

/** What is to be said where trying again is of no use; null where it may be. */
function reasonOf(error: unknown, attempts: number): string | null {
  if (isAboutFile(error)) return error.message;
  if (error instanceof Unauthenticated) return GONE;
  if (error instanceof GatehouseError || attempts < MOST_TRIES) return null;
  return "Something went wrong that is no fault of the file. Resume it later, or ask whoever runs this instance.";
}

const isAboutFile = (error: unknown): error is Invalid | TooLarge =>
  error instanceof Invalid || error instanceof TooLarge;

const GONE = "Whoever ordered it may not come in any more.";

async function workFor(system: Caller, id: string): Promise<void> {
  const until = performance.now() + SLICE_MS;
  const isOver = () => performance.now() > until;
  for (;;) {
    const row = await runUseCase(readImport, { id }, system);
    if (!isAtWork(row)) return;
    const { organizationId } = system.principal;
    const principal = { kind: "schedule", organizationId, by: row.by, task: "import" } as const;
    await workOnce({ system, person: { ...system, principal }, isOver }, row);
    if (isOver()) return;
  }
}

function workOnce(slice: Slice, row: ImportRow): Promise<void> {
  switch (row.step) {
    case "reading":
      return readFile(slice, row);
    case "fetching":
      return fetchNext(slice, row);
    case "undoing":
      return undoNext(slice, row);
    case "checking":
    case "running":
      return takeNext(slice, row);
    case "mapping":
    case "checked":
    case "done":
    case "undone":
      return Promise.resolve();
  }
}

async function takeNext(slice: Slice, row: ImportRow): Promise<void> {
  const { id, mapping } = row;
  const { line } = await runUseCase(readNext, { id }, slice.system);
  if (line === null) {
    const note = row.step === "running" ? await leaveRedirects(slice, row) : "";
    await runUseCase(finishStep, { id, step: row.step, note }, slice.system);
    return;
  }
  const collection = mapping === null ? null : wayOf(mapping, line.kind).collection;
  const refuse = (reason: string) =>
    runUseCase(refuseLines, { id, numbers: [line.number], reason, collection }, slice.system);
  if (collection === null) return refuse("left out");
  try {
    const mode = row.step === "checking" ? "check" : "import";
    await runUseCase(importBatch, { id, collection, mode }, slice.person);
  } catch (error) {
    if (!(error instanceof Forbidden || error instanceof NotFound)) throw error;
    await refuse(`${principalName(row.by)} may not create entries in ${collection}`);
  }
}

async function fetchNext(slice: Slice, row: ImportRow): Promise<void> {
  const { file } = await runUseCase(readNext, { id: row.id }, slice.system);
  if (file !== null) return fetchFile(slice, row, file);
  await runUseCase(finishStep, { id: row.id, step: row.step, note: "" }, slice.system);
}

async function undoNext(slice: Slice, row: ImportRow): Promise<void> {
  const { id, step } = row;
  const { made } = await runUseCase(readNext, { id }, slice.system);
  if (made === null) {
    const note = await takeRedirectsBack(slice, row);
    await runUseCase(finishStep, { id, step, note }, slice.system);
    return;
  }
  const { number, collection, id: entry } = made;
  const reason = await binned({ collection, id: entry }, slice.person);
  await runUseCase(settleUndone, { id, number, reason }, slice.system);
}

async function binned(entry: { collection: string; id: string }, person: Caller) {
  try {
    await runUseCase(binEntryUseCase, { ...entry, revision: "any" }, person);
    return null;
  } catch (error) {
    if (error instanceof NotFound) return null;
    if (error instanceof Forbidden || error instanceof Conflict) return error.message;
    throw error;
  }
}
