import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { reportLines, type ReportLine } from "./report-repository.ts";
import { loadImport } from "./load-import.ts";

/** A line of a report, as the screen shows it. */
export type ReportedLine = ReportLine;

const OUTCOMES = ["created", "updated", "unchanged", "left", "refused", "undone"] as const;

/** The report of an import, a stretch at a time. @throws NotFound. */
export const listImportLines = defineQuery({
  action: "read",
  collection: "imports",
  input: z.strictObject({
    id: z.uuid(),
    only: z.enum(OUTCOMES).nullable().default(null),
    /** Lines alone that there is something to be said of. */
    noted: z.literal("noted").nullable().default(null),
    after: z.int().min(0).default(0),
    size: z.int().min(1).max(500).default(50),
  }),
  load: loadImport,
  async run({ scope, loaded, input: { only, noted, after, size } }) {
    const asked = { only, after, size: size + 1, notes: noted !== null };
    const lines = await reportLines(scope, loaded.id, asked);
    const shown = lines.slice(0, size);
    return { lines: shown, next: lines.length > size ? (shown.at(-1)?.number ?? null) : null };
  },
});
