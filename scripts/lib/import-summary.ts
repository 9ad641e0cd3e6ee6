import type { ImportReport, RefusedLine, TakenLine } from "@/lib/import/report.ts";
import { printable } from "./progress-bar.ts";

const OUTCOMES = ["created", "updated", "unchanged", "left"] as const;
const COLUMN = 11;
/** More refusals for one reason than this are only counted. */
const LISTED = 10;

/** What an import did, to be read by a person; the whole of it is in the JSON report. */
export function importSummary(report: ImportReport): string {
  const parts = [table(report.taken), changed(report.taken), refused(report.refused)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** How many entries of each collection came to what. */
export function countsOf(taken: readonly TakenLine[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { collection, outcome } of taken) {
    counts[collection] ??= Object.fromEntries(OUTCOMES.map((name) => [name, 0]));
    counts[collection][outcome] = (counts[collection][outcome] ?? 0) + 1;
  }
  return counts;
}

function table(taken: readonly TakenLine[]): string {
  const head = ["", ...OUTCOMES.map((outcome) => outcome.padStart(COLUMN))];
  const rows = Object.entries(countsOf(taken)).map(([collection, counts]) => [
    collection.padEnd(COLUMN),
    ...OUTCOMES.map((outcome) => String(counts[outcome] ?? 0).padStart(COLUMN)),
  ]);
  return [[" ".repeat(COLUMN), ...head.slice(1)], ...rows]
    .map((cells) => cells.join("").trimEnd())
    .join("\n");
}

function changed(taken: readonly TakenLine[]): string {
  const lines = taken
    .filter(({ outcome, changes }) => outcome !== "unchanged" && changes.length > 0)
    .map(({ collection, slug, changes }) => `  ${collection}/${slug}: ${changes.join("; ")}`);
  if (lines.length === 0) return "";
  return [`Changed or left behind on the way (${lines.length}):`, ...lines.map(printable)].join(
    "\n",
  );
}

function refused(lines: readonly RefusedLine[]): string {
  if (lines.length === 0) return "";
  const byReason = new Map<string, RefusedLine[]>();
  for (const line of lines) {
    const key = `${line.type}: ${line.reason.replace(/ \(http.*$/, "")}`;
    byReason.set(key, [...(byReason.get(key) ?? []), line]);
  }
  const groups = [...byReason].flatMap(([reason, group]) => [
    `  ${group.length} × ${reason}`,
    ...(group.length > LISTED ? [] : group.map(named)),
  ]);
  return [`Not taken (${lines.length}):`, ...groups.map(printable)].join("\n");
}

const named = ({ line, title }: RefusedLine): string =>
  `      line ${line}: ${title || "(untitled)"}`;
