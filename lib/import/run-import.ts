import { IMPORT_BATCH, importEntries } from "@/lib/content/import-entries.ts";
import type { Arrival } from "@/lib/content/import-entry.ts";
import { Conflict, type GatehouseError, Invalid, Stale, TooLarge } from "@/lib/kernel/errors.ts";
import { holdOrganization } from "@/lib/tenancy/hold-organization.ts";
import { type Caller, runUseCase } from "@/lib/usecase/run-use-case.ts";
import { planImport } from "./plan-import.ts";
import type { ImportCommand, Planned, Taken } from "./plan.ts";
import { type ImportReport, refusedLine, takenLine } from "./report.ts";
import { indexSite, type SiteIndex } from "./site-index.ts";
import { readWxr } from "./wxr-reader.ts";

export type Progress = { readonly done: number; readonly total: number; readonly title: string };

export type ImportOptions = {
  /** The export from its beginning; asked for twice. */
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Who imports, into which organization. */
  readonly caller: Caller;
  readonly onProgress?: (progress: Progress) => void;
};

/**
 * Brings a WordPress export into the caller's organization through the ordinary use cases, a batch a
 * transaction. Ended half-way it leaves whole batches behind, and the next run goes on from there; a
 * run over an unchanged file changes nothing.
 * @throws Conflict while another import runs there; Invalid or TooLarge for a broken file, before
 * anything is written; Unavailable when the database goes away.
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const { organizationId } = options.caller.principal;
  const index = await indexSite(readWxr(options.open()));
  return holdOrganization({ organizationId, purpose: "import" }, () =>
    new Import(options, index).run(),
  );
}

/** One run over one file. */
class Import {
  private readonly taken: ImportReport["taken"][number][] = [];
  private readonly refused: ImportReport["refused"][number][] = [];
  private readonly total: number;
  private readonly options: ImportOptions;
  private readonly index: SiteIndex;
  private batch: Taken[] = [];

  constructor(options: ImportOptions, index: SiteIndex) {
    this.options = options;
    this.index = index;
    this.total = index.total + index.authors.size;
  }

  async run(): Promise<ImportReport> {
    for await (const planned of planImport(readWxr(this.options.open()), this.index)) {
      await this.take(planned);
    }
    await this.flush();
    const { taken, refused } = this;
    return { site: this.index.site, taken, refused };
  }

  private async take(planned: Planned): Promise<void> {
    if (planned.kind === "refuse") {
      this.refused.push(refusedLine(planned));
      return this.report(planned.subject.title);
    }
    const { collection } = planned.command;
    const [first] = this.batch;
    if (first !== undefined && first.command.collection !== collection) await this.flush();
    this.batch.push(planned);
    if (this.batch.length >= IMPORT_BATCH) await this.flush();
  }

  private async flush(): Promise<void> {
    const { batch } = this;
    this.batch = [];
    if (batch.length === 0) return;
    try {
      await this.bringIn(batch);
    } catch (error) {
      if (!isAboutContent(error)) throw error;
      // One of them cannot come in, or somebody was faster: the others still can.
      for (const one of batch) await this.bringInAlone(one);
    }
    this.report(batch.at(-1)?.command.data.title ?? "");
  }

  private async bringInAlone(planned: Taken): Promise<void> {
    try {
      await this.bringIn([planned]);
    } catch (error) {
      if (!isAboutContent(error)) throw error;
      const reason = [error.message, ...issuesOf(error)].join(" ");
      this.refused.push({ ...planned.subject, reason });
    }
  }

  private async bringIn(batch: readonly Taken[]): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    const { collection } = first.command;
    const input = { collection, entries: batch.map(({ command }) => entryOf(command)) };
    const arrivals = await runUseCase(importEntries, input, this.options.caller);
    for (const planned of batch) this.taken.push(takenLine(planned, arrivalOf(planned, arrivals)));
  }

  private report(title: string): void {
    const done = this.taken.length + this.refused.length;
    this.options.onProgress?.({ done, total: this.total, title });
  }
}

function entryOf(command: ImportCommand) {
  const { collection: _, ...entry } = command;
  return entry;
}

function arrivalOf({ command }: Taken, arrivals: readonly Arrival[]): Arrival {
  const found = arrivals.find(({ externalKey }) => externalKey === command.externalKey);
  if (found === undefined) throw new Error(`Nothing became of ${command.externalKey}.`);
  return found;
}

/** Whether an error concerns what was brought in, rather than the house it was brought to. */
const isAboutContent = (error: unknown): error is GatehouseError =>
  [Conflict, Invalid, Stale, TooLarge].some((kind) => error instanceof kind);

const issuesOf = (error: GatehouseError): string[] =>
  error instanceof Invalid
    ? error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)
    : [];
