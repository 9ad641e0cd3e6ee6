import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import { isStorableText } from "@/lib/kernel/storable-text.ts";
import { MOST_COLUMNS, type Row, UNSPEAKABLE } from "./columns-of.ts";
import type { Delimiter } from "./detect-delimiter.ts";

/** Characters of one row at most: far beyond a cell of text, and not what fills the memory. */
const MOST_CHARACTERS = 2_000_000;

/**
 * The rows of a table, by the names in its first line. A row with more or fewer cells than that is told
 * as such. @throws Invalid where it is no table; TooLarge for a row without end.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<Row> {
  const parser = parse({
    ...{ delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, info: true },
    max_record_size: MOST_CHARACTERS,
  });
  const source = Readable.from(text);
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let names: readonly string[] | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (names === null) names = headerOf(record);
      else yield rowOf(record, names, info.lines);
    }
  } catch (error) {
    throw meant(error);
  } finally {
    source.destroy();
  }
  if (names === null) throw new Invalid("The file is empty.");
}

type Parsed = { record: string[]; info: { lines: number } };

function headerOf(cells: readonly string[]): readonly string[] {
  if (cells.length > MOST_COLUMNS) throw new Invalid(`At most ${MOST_COLUMNS} columns.`);
  const names = new Set<string>();
  for (const [at, cell] of cells.entries()) {
    if (!isStorableText(cell)) {
      throw new Invalid(`The name of column ${at + 1} holds a character that cannot be kept.`);
    }
    const name = cell.trim().slice(0, 180);
    names.add(freeName(name === "" || UNSPEAKABLE.has(name) ? `Column ${at + 1}` : name, names));
  }
  return [...names];
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let number = 1;
  const numbered = () => (number === 1 ? name : `${name} (${number})`);
  while (taken.has(numbered())) number += 1;
  return numbered();
}

function rowOf(cells: readonly string[], names: readonly string[], line: number): Row {
  const values = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  const problem =
    cells.length === names.length
      ? null
      : `it has ${cells.length} cells, and the first line has ${names.length}`;
  return { line, values, problem };
}

function meant(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line: unknown = error["lines"];
  const where = typeof line === "number" ? ` at line ${line}` : "";
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return new TooLarge(`The row${where} is longer than ${MOST_CHARACTERS} characters.`);
  }
  return new Invalid(`The file is not a sound table${where}: ${KINDS[error.code] ?? UNSOUND}.`);
}

const UNSOUND = "it cannot be told apart into cells";

/** @NOTE The parser's own words quote the file, however long a cell of it is. */
const KINDS: Readonly<Record<string, string>> = {
  CSV_INVALID_CLOSING_QUOTE: "behind a closing quote the cell goes on",
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: "behind a closing quote the cell goes on",
  CSV_QUOTE_NOT_CLOSED: "a quote is opened and never closed",
  INVALID_OPENING_QUOTE: "there is a quote inside a cell that does not begin with one",
};
