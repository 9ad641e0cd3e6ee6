import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { ARCHIVED_TABLES } from "./archived-tables.ts";
import { requireWhole } from "./collect-archive.ts";
import { countRows, sizeOfFiles } from "./repository.ts";

/** What an archive would hold now, about. */
export type ArchiveDescription = {
  /** How many rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly files: { readonly count: number; readonly bytes: number };
};

/** Tells what an archive of the organization would hold. @throws Forbidden for anybody who is no Admin. */
export const describeArchive = defineQuery({
  action: "read",
  // @NOTE Nobody but an Admin holds anything on it, since permissions cannot name it.
  collection: "organizations",
  input: z.strictObject({}),
  async run({ scope, permit }): Promise<ArchiveDescription> {
    requireWhole(permit);
    const rows: [string, number][] = [];
    for (const table of ARCHIVED_TABLES) {
      rows.push([table.name, await countRows(scope, permit, table)]);
    }
    return { rows: Object.fromEntries(rows), files: await sizeOfFiles(scope, permit) };
  },
});
