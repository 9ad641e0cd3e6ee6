import { Invalid } from "@/lib/kernel/errors.ts";
import { stagedRow, type Row } from "./columns-of.ts";
import { csvRows } from "./csv-rows.ts";
import { detectDelimiter } from "./detect-delimiter.ts";
import { decoded, detectEncoding } from "./detect-encoding.ts";
import { jsonRows } from "./json-rows.ts";
import type { SourceFacts, Staged } from "./staged-line.ts";
import { openWxr } from "./wxr-lines.ts";

/** A file from its beginning, as often as it is asked for. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

export type SourceKind = "wxr" | "csv" | "json";

/** A file that was recognized: what is true of all of it, and its items in their order. */
export type Source = {
  readonly kind: SourceKind;
  readonly facts: SourceFacts;
  readonly staged: () => AsyncIterable<Staged>;
};

const START = 65_536;

/**
 * Recognizes a file by what is in it: a website's export from WordPress, a list as JSON, and else a table.
 * @throws Invalid and TooLarge where it is none of them.
 */
export async function openSource(open: OpenBytes): Promise<Source> {
  const encoding = await detectEncoding(open());
  const text = () => decoded(open(), encoding);
  const start = await startOf(text());
  if (isBinary(start)) throw new Invalid("The file is no text.");
  const sign = start.replace(/^\uFEFF/, "").trimStart()[0] ?? "";
  if (sign === "") throw new Invalid("The file is empty.");
  if (sign === "<") {
    const { site, staged } = await openWxr(open);
    return { kind: "wxr", facts: { site, encoding: "utf-8" }, staged };
  }
  if (sign === "{" || sign === "[") {
    return { kind: "json", facts: { encoding }, staged: () => rows(jsonRows(text())) };
  }
  const delimiter = detectDelimiter(start);
  const staged = () => rows(csvRows(text(), delimiter));
  return { kind: "csv", facts: { encoding, delimiter }, staged };
}

async function startOf(text: AsyncIterable<string>): Promise<string> {
  let start = "";
  for await (const piece of text) {
    start += piece;
    if (start.length >= START) break;
  }
  return start.slice(0, START);
}

async function* rows(found: AsyncIterable<Row>): AsyncGenerator<Staged> {
  for await (const row of found) yield { is: "line", line: () => stagedRow(row) };
}

/** @NOTE A cell with a NUL in it is refused by itself; a picture is full of them. */
const isBinary = (start: string): boolean => start.split("\u0000").length - 1 > start.length / 50;
