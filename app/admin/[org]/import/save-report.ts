import type { ReportedLine } from "@/lib/import/imports/list-import-lines.ts";
import { listImportLinesAction } from "./actions.ts";

type Saving = {
  readonly org: string;
  readonly id: string;
  readonly name: string;
  readonly as: "csv" | "json";
};

/** Hands the whole report of an import to the browser as a file. */
export async function saveReport({ org, id, name, as }: Saving): Promise<void> {
  const lines: ReportedLine[] = [];
  for (let after: number | null = 0; after !== null;) {
    const result = await listImportLinesAction(org, { id, after, size: 500 });
    if (!result.ok) return;
    lines.push(...result.value.lines);
    after = result.value.next;
  }
  const text = as === "json" ? `${JSON.stringify(lines, null, 2)}\n` : tableOf(lines);
  const type = as === "json" ? "application/json" : "text/csv;charset=utf-8";
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name.replace(/\.[a-z]+$/i, "")}-report.${as}`;
  link.click();
  URL.revokeObjectURL(address);
}

/** As a table (RFC 4180). */
export function tableOf(lines: readonly ReportedLine[]): string {
  const rows = lines.map(({ line, kind, name, outcome, forecast, collection, notes }) =>
    [String(line), kind, name, outcome ?? forecast ?? "", collection ?? "", notes.join("; ")].map(
      cell,
    ),
  );
  return [HEAD, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

const HEAD = ["line", "kind", "name", "became", "collection", "notes"];

/** @NOTE A spreadsheet takes for a formula what begins with one of these signs, and runs it (CWE-1236). */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
