import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import { MOST_COLUMNS, type Row } from "./columns-of.ts";
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
  const names = cells.map((cell, at) => cell.trim().slice(0, 200) || `Column ${at + 1}`);
  if (names.length > MOST_COLUMNS) throw new Invalid(`At most ${MOST_COLUMNS} columns.`);
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
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
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return new TooLarge(`One row is longer than ${MOST_CHARACTERS} characters.`);
  }
  const line: unknown = error["lines"];
  const where = typeof line === "number" ? ` at line ${line}` : "";
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
