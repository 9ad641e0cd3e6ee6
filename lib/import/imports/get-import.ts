import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { suggestMapping } from "../mapping/suggest-mapping.ts";
import { countFiles, listFailedFiles, type FileCounts } from "./file-repository.ts";
import { isAtWork, type ImportRow } from "./import-row.ts";
import { lastMade } from "./line-repository.ts";
import { hasParts } from "./part-repository.ts";
import { countLines } from "./report-repository.ts";
import { loadImport } from "./load-import.ts";
import { targetsFor, type Target } from "./targets-for.ts";

/** How many lines come, or came, to what. */
export type LineCounts = { readonly [outcome: string]: number };

/** An import with all that its screen shows. */
export type ImportDetail = Omit<ImportRow, "by" | "memberId" | "mapping" | "cursor"> & {
  readonly mapping: Mapping;
  readonly targets: readonly Target[];
  readonly forecast: LineCounts;
  readonly outcome: LineCounts;
  /** Whether it stands still and has made entries that are still there. */
  readonly canUndo: boolean;
  /** Whether it stopped where it can go on. */
  readonly canResume: boolean;
  readonly files: FileCounts & {
    readonly missing: readonly { readonly url: string; readonly reason: string }[];
  };
};

/** An import, where its items could go, and what came of them so far. @throws NotFound. */
export const getImport = defineQuery({
  action: "read",
  collection: "imports",
  input: z.strictObject({ id: z.uuid() }),
  load: loadImport,
  async run({ scope, loaded }): Promise<ImportDetail> {
    const { by: _by, memberId: _member, mapping, cursor: _cursor, ...row } = loaded;
    const counts = await countLines(scope, row.id);
    const sums = (member: "forecast" | "outcome"): LineCounts => {
      const all: Record<string, number> = {};
      for (const one of counts) {
        const word = one[member] ?? "waits";
        all[word] = (all[word] ?? 0) + one.count;
      }
      return all;
    };
    const targets = targetsFor(scope);
    return {
      ...{ ...row, targets, mapping: mapping ?? suggestMapping(row, targets) },
      ...{ forecast: sums("forecast"), outcome: sums("outcome") },
      canUndo: !isAtWork(row) && (await lastMade(scope, row.id)) !== null,
      canResume:
        (row.halt === "paused" || row.halt === "failed") &&
        (row.step !== "reading" || (await hasParts(scope, row.id))),
      files: {
        ...(await countFiles(scope, row.id)),
        missing: await listFailedFiles(scope, row.id),
      },
    };
  },
});
