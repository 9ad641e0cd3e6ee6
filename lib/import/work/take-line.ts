import { createHash } from "node:crypto";
import type { Permit } from "@/lib/access/permit.ts";
import { importEntry, type Arrival } from "@/lib/content/import-entry.ts";
import {
  Conflict,
  Forbidden,
  type GatehouseError,
  Invalid,
  NotFound,
  Stale,
  TooLarge,
} from "@/lib/kernel/errors.ts";
import { backTo } from "@/lib/tenancy/database-on.ts";
import { meantBy } from "@/lib/tenancy/open-scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { ImportRow } from "../imports/import-row.ts";
import type { LineResult } from "../imports/line-repository.ts";
import type { MappedEntry } from "../mapping/map-line.ts";
import { rewriteAddresses } from "../mapping/rewrite-addresses.ts";
import { addressOf } from "./address-of.ts";
import type { Become } from "./known-addresses.ts";
import type { MappedLine } from "./mapped-lines.ts";

type Turn = {
  readonly row: ImportRow;
  readonly line: MappedLine;
  readonly known: Become;
  /** Where lines of the same batch stand, by the keys that know them. */
  readonly places: ReadonlyMap<string, string>;
};

/**
 * Brings one line in, in the transaction of its batch; where it cannot be, nothing of it is left and the
 * reason is told. @throws what says nothing about the line itself, such as Unavailable.
 */
export async function takeLine(
  scope: Scope,
  permit: Permit<"create">,
  turn: Turn,
): Promise<LineResult> {
  const { number, mapped } = turn.line;
  const common = { number, collection: permit.collection, entryId: null, address: null };
  const refused = (reason: string) => ({ ...common, outcome: "refused" as const, notes: [reason] });
  if ("refusal" in mapped) return refused(mapped.refusal);
  await scope.db.$executeRaw`SAVEPOINT line`;
  try {
    const arrival = await bringIn(scope, permit, { ...turn, entry: mapped.entry });
    const address = await addressOf(scope, turn, { ...arrival, collection: permit.collection });
    await scope.db.$executeRaw`RELEASE SAVEPOINT line`;
    const notes = [...mapped.entry.notes, ...arrival.notes].filter(
      (one) => !isPremature(turn, one),
    );
    return { ...common, outcome: arrival.outcome, entryId: arrival.id, address, notes };
  } catch (failure) {
    const error = meantBy(failure);
    if (!isAboutContent(error)) throw error;
    await backTo(scope, sql`ROLLBACK TO SAVEPOINT line`);
    return refused([error.message, ...issuesOf(error)].join(" "));
  }
}

/** @NOTE A check takes back what it did: the page above is not there yet, and will be. */
const isPremature = ({ row }: Turn, note: string): boolean =>
  row.step === "checking" && note.startsWith("the page above it is not here");

type Bringing = Turn & { readonly entry: MappedEntry };

function bringIn(
  scope: Scope,
  permit: Permit<"create">,
  { row, entry, known }: Bringing,
): Promise<Arrival> {
  const { links: _links, notes: _notes, named, ...foreign } = entry;
  const data = rewriteAddresses(foreign.data, known);
  const now = new Date(scope.clock());
  const { collection } = permit;
  const digest = createHash("sha256")
    .update(JSON.stringify([collection, { ...foreign, data }]))
    .digest("hex");
  const conflicts = row.mapping?.conflicts ?? "rename";
  const createdAt = foreign.createdAt ?? now;
  const unpublished = "kept as a draft";
  return importEntry(
    { scope, permit, collection, named, conflicts, unpublished },
    { ...foreign, data, createdAt, digest },
  );
}

/** Whether an error concerns what was brought in, rather than the house it was brought to. */
const isAboutContent = (error: unknown): error is GatehouseError =>
  [Conflict, Invalid, Stale, TooLarge, Forbidden, NotFound].some((kind) => error instanceof kind);

const issuesOf = (error: GatehouseError): string[] =>
  error instanceof Invalid || error instanceof Conflict
    ? error.issues.map(({ path, message }) => `${path.slice(1).join(".")}: ${message}`)
    : [];
