import { z } from "zod";
import type { Scheduler } from "@/lib/access/principal.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { mappingSchema, type Mapping } from "../mapping/mapping.ts";

/**
 * How far an import is. `reading`, `checking`, `fetching`, `running` and `undoing` are work; the others
 * wait for somebody.
 */
export const STEPS = [
  ...(["reading", "mapping", "checking", "checked", "fetching"] as const),
  ...(["running", "done", "undoing", "undone"] as const),
] as const;
export type Step = (typeof STEPS)[number];

/** Why an import does not go on by itself; null: it does. */
export const HALTS = ["paused", "cancelled", "failed"] as const;
export type Halt = (typeof HALTS)[number] | null;

/** What a file turned out to be; empty while nobody knows. */
export const KINDS = ["", "wxr", "csv", "json"] as const;

const WORK: ReadonlySet<Step> = new Set(["reading", "checking", "fetching", "running", "undoing"]);

/** Whether there is something to be done without anybody. */
export const isAtWork = ({ step, halt }: Pick<ImportRow, "step" | "halt">): boolean =>
  halt === null && WORK.has(step);

/** What was found in a file. */
export const foundSchema = z.object({
  facts: z.record(z.string(), z.json()).default({}),
  kinds: z
    .array(
      z.object({
        kind: z.string(),
        count: z.int(),
        refused: z.int(),
        columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
      }),
    )
    .default([]),
  files: z.int().default(0),
});

export type Found = z.infer<typeof foundSchema>;

/** An import as it stands. */
export type ImportRow = {
  readonly id: string;
  readonly memberId: string;
  readonly by: Scheduler;
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly step: Step;
  readonly halt: Halt;
  readonly reason: string;
  readonly found: Found;
  readonly mapping: Mapping | null;
  readonly cursor: number;
  readonly total: number;
  readonly done: number;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

/** A row as the database has it. */
export type StoredImport = Omit<ImportRow, "found" | "mapping" | "createdAt" | "finishedAt"> & {
  readonly found: Json;
  readonly mapping: Json;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

export function importOf(stored: StoredImport): ImportRow {
  const mapping = mappingSchema.safeParse(stored.mapping);
  return {
    ...stored,
    found: foundSchema.parse(stored.found),
    mapping: mapping.success ? mapping.data : null,
    createdAt: stored.createdAt.toISOString(),
    finishedAt: stored.finishedAt?.toISOString() ?? null,
  };
}
