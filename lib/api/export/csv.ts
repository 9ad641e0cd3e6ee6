import type { Json } from "@/lib/kernel/json.ts";
import type { FieldKind } from "@/lib/query/field.ts";

/** A line of a table (RFC 4180). */
export const csvLine = (cells: readonly string[]): string => `${cells.join(",")}\r\n`;

/**
 * A value as a cell. Without a value the cell is empty, and a text without a letter is `""`, as
 * PostgreSQL writes them; what is no text, number or truth is JSON.
 */
export function csvCell(value: Json | undefined, kind: FieldKind): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (kind === "json" || typeof value !== "string") return quoted(JSON.stringify(value));
  return quoted(harmless(value));
}

/**
 * @NOTE A spreadsheet takes for a formula what begins with one of these signs, and runs it (CWE-1236):
 * an apostrophe makes it a text. One that had apostrophes before such a sign gets another, so that
 * taking one away gives back every text as it was.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  text === "" || /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
