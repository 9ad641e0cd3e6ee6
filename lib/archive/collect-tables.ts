import { createHash } from "node:crypto";
import type { Permit } from "@/lib/access/permit.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { spelledJson } from "@/lib/kernel/spelled-json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { ArchivedTable } from "./archived-table.ts";
import { ARCHIVED_TABLES } from "./archived-tables.ts";
import type { ManifestTable } from "./manifest.ts";
import { withNames, type Bearers } from "./portable-names.ts";
import { membersByPerson, readTable } from "./repository.ts";

/** Takes the lines of one table after the other. */
export type LineSink = {
  readonly write: (table: string, lines: string) => Promise<void>;
  readonly onRow?: (row: { readonly table: string; readonly values: JsonObject }) => void;
  readonly onProgress?: (rows: number) => void;
};

/**
 * Reads all that an archive holds of an organization but its files, in the one state that a long scope
 * sees: a line of canonical JSON for each row, table by table, some rows in memory at a time.
 * @returns what the manifest says of each table.
 */
export async function collectTables(
  scope: Scope,
  permit: Permit<"read">,
  sink: LineSink,
): Promise<ManifestTable[]> {
  const members = await membersByPerson(scope, permit);
  const bearers = { organizationId: scope.organizationId, members };
  const told: ManifestTable[] = [];
  let done = 0;
  for (const table of ARCHIVED_TABLES) {
    const counted = countLines();
    for await (const rows of readTable(scope, permit, table)) {
      const lines = linesOf(rows, { table, bearers, sink });
      counted.add(lines, rows.length);
      await sink.write(table.name, lines);
      done += rows.length;
      sink.onProgress?.(done);
    }
    const columns = Object.keys(table.columns);
    told.push({ name: table.name, columns, ...counted.end() });
  }
  return told;
}

type Reading = {
  readonly table: ArchivedTable;
  readonly bearers: Bearers;
  readonly sink: LineSink;
};

const linesOf = (rows: readonly JsonObject[], { table, bearers, sink }: Reading): string =>
  rows
    .map((row) => {
      sink.onRow?.({ table: table.name, values: row });
      return `${spelledJson(withNames(row, bearers))}\n`;
    })
    .join("");

function countLines() {
  const hash = createHash("sha256");
  let [rows, bytes] = [0, 0];
  return {
    add: (lines: string, count: number): void => {
      hash.update(lines);
      rows += count;
      bytes += Buffer.byteLength(lines);
    },
    end: () => ({ rows, bytes, digest: hash.digest("hex") }),
  };
}
