import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { format } from "prettier";

const DOCUMENT = path.join(import.meta.dirname, "..", "..", "docs", "performance.md");

/** The machine and the moment, as they stand over a table. */
export function machineNow(): string {
  const day = new Date().toISOString().slice(0, 10);
  const load = loadavg()[0]?.toFixed(0);
  const cores = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}`;
  return `${cores}, Node ${process.version}, ${day}, load average ${load}`;
}

/** Rows as a table in Markdown; the first column is words, all others are figures. */
export const markdownTable = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  [
    `| ${columns.join(" | ")} |`,
    `| ${columns.map((_, at) => (at === 0 ? "---" : "--:")).join(" | ")} |`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");

/**
 * Puts a text between the marks of its name in docs/performance.md, in the place of what stood there.
 * @throws Error when the document has no such marks.
 */
export async function writeBetweenMarks(name: string, text: string): Promise<void> {
  const page = readFileSync(DOCUMENT, "utf8");
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ${name}.`);
  const next = `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
  writeFileSync(DOCUMENT, await format(next, { parser: "markdown", printWidth: 100 }));
}
