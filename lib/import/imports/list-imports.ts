import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { ImportRow } from "./import-row.ts";
import { listImportRows } from "./repository.ts";

/** An import as the list of them shows it. */
export type ListedImport = Pick<
  ImportRow,
  | "id"
  | "name"
  | "kind"
  | "step"
  | "halt"
  | "reason"
  | "total"
  | "done"
  | "createdAt"
  | "finishedAt"
>;

/** The caller's imports, or everybody's for whoever may, latest first; a hundred at most. */
export const listImports = defineQuery({
  action: "read",
  collection: "imports",
  input: z.strictObject({}),
  run: async ({ scope, permit }): Promise<readonly ListedImport[]> =>
    (await listImportRows(scope, permit)).map(
      ({ id, name, kind, step, halt, reason, total, done, createdAt, finishedAt }) => ({
        ...{ id, name, kind, step, halt, reason, total, done, createdAt, finishedAt },
      }),
    ),
});
