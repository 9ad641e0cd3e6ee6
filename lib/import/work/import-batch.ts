import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { modelOf } from "@/lib/content/models/model-of.ts";
import { backTo } from "@/lib/tenancy/database-on.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { insertFiles } from "../imports/file-repository.ts";
import { isAtWork, type ImportRow } from "../imports/import-row.ts";
import {
  noteForecasts,
  noteOutcomes,
  waitingLines,
  type LineResult,
  type LineRow,
} from "../imports/line-repository.ts";
import { changeImport, holdImport } from "../imports/repository.ts";
import { wayOf, type Mapping } from "../mapping/mapping.ts";
import { filesIn, knownAddresses } from "./known-addresses.ts";
import { mappedLines, type MappedLine } from "./mapped-lines.ts";
import { takeLine } from "./take-line.ts";

const MOST = { check: 100, import: 25 } as const;
/** Milliseconds after which no further line of a batch is begun: a transaction lives for fifteen seconds. */
const LONGEST_MS = 5_000;

const input = z.strictObject({
  id: z.uuid(),
  collection: z.string().min(1).max(80),
  mode: z.enum(["check", "import"]),
});

type Input = z.infer<typeof input>;

/**
 * Takes the next lines of an import that go to one collection: all that is to be said of a line, the entry
 * and its report, in one transaction. A line that is refused leaves nothing behind and stops no other. A
 * check does the same, and takes all of it back but its report.
 */
export const importBatch = defineMutation({
  action: "create",
  fieldwise: true,
  collection: ({ collection }: Input) => collection,
  input,
  async run({ scope, input: { id, collection, mode }, permit }): Promise<readonly LineResult[]> {
    const row = await holdImport(scope, id);
    const { mapping } = row;
    if (!isTurn(scope, row, mode) || mapping === null) return [];
    const what = mode === "check" ? "forecast" : "outcome";
    const waiting = await waitingLines(scope, id, { what, after: row.cursor, most: MOST[mode] });
    const turn = leading(waiting, mapping, collection);
    const [first] = turn;
    if (first === undefined) return [];
    const around = { model: modelOf(scope, collection), mapping, way: wayOf(mapping, first.kind) };
    const lines = await mappedLines(scope, turn, { ...around, importId: id });
    const results = await takeLines(scope, permit, { row, lines, mode });
    await note(scope, row, { results, lines, mode });
    return results;
  },
  audit: ({ input: { id, collection, mode } }, results) =>
    auditLine(collection, mode, { id, results }),
  announces: ["content-changed"],
});

/** @NOTE Of two workers at the same import one finds that the other was there. */
const isTurn = ({ principal }: Scope, row: ImportRow, mode: Input["mode"]): boolean =>
  isAtWork(row) &&
  row.step === (mode === "check" ? "checking" : "running") &&
  principal.kind === "schedule" &&
  "memberId" in principal.by &&
  principal.by.memberId === row.memberId;

/** @NOTE Of one kind, too: what is true of the way is true of all of them. */
function leading(lines: readonly LineRow[], mapping: Mapping, collection: string): LineRow[] {
  const kind = lines[0]?.kind;
  const end = lines.findIndex(
    (line) => line.kind !== kind || wayOf(mapping, line.kind).collection !== collection,
  );
  return lines.slice(0, end === -1 ? lines.length : end);
}

type Taking = {
  readonly row: ImportRow;
  readonly lines: readonly MappedLine[];
  readonly mode: Input["mode"];
};

async function takeLines(
  scope: Scope,
  permit: Permit<"create">,
  { row, lines, mode }: Taking,
): Promise<LineResult[]> {
  const known = await knownAddresses(scope, row, lines);
  const until = performance.now() + LONGEST_MS;
  const results: LineResult[] = [];
  const places = new Map<string, string>();
  if (mode === "check") await scope.db.$executeRaw`SAVEPOINT checked`;
  for (const line of lines) {
    if (performance.now() > until && results.length > 0) break;
    const result = await takeLine(scope, permit, { row, line, known, places });
    results.push(result);
    if (line.externalKey !== null && result.address !== null) {
      places.set(line.externalKey, result.address);
    }
  }
  if (mode === "check") await backTo(scope, sql`ROLLBACK TO SAVEPOINT checked`);
  return results;
}

type Noted = Omit<Taking, "row"> & { readonly results: readonly LineResult[] };

async function note(scope: Scope, row: ImportRow, { results, lines, mode }: Noted): Promise<void> {
  const taken = lines.slice(0, results.length);
  if (mode === "check") {
    await noteForecasts(scope, row.id, results);
    if (row.mapping?.files === true) await insertFiles(scope, row.id, filesIn(row, taken));
  } else await noteOutcomes(scope, row.id, results);
  const cursor = results.at(-1)?.number ?? row.cursor;
  await changeImport(scope, row.id, { cursor, done: row.done + results.length });
}

type Told = { readonly id: string; readonly results: readonly LineResult[] };

function auditLine(collection: string, mode: Input["mode"], { id, results }: Told) {
  const idsOf = (outcome: LineResult["outcome"]) =>
    results.flatMap((one) =>
      one.outcome === outcome && one.entryId !== null ? [one.entryId] : [],
    );
  const created = idsOf("created");
  const updated = idsOf("updated");
  if (mode === "check" || created.length + updated.length === 0) return null;
  return {
    action: "entry.import",
    collection,
    subjectId: null,
    summary: `Imported into ${collection}: ${created.length} new, ${updated.length} changed`,
    detail: { import: id, created, updated },
  };
}
