import { parse } from "csv-parse/sync";
import { z } from "zod";
import { Invalid } from "@/lib/kernel/errors.ts";
import { createRedirectsInput, type CreateRedirects } from "./create-redirects.ts";
import { STATUSES } from "./redirect.ts";
import { MOST_AT_ONCE } from "./set-redirects.ts";

export const redirectLinesInput = z.strictObject({
  /** Lines of an old address, a new one and, if it is not 301, a status. */
  lines: z.string().max(400_000, "At most 400 kB at once."),
  taken: z.enum(["keep", "replace"]),
});

/**
 * Reads redirects from lines of comma-, semicolon- or tab-separated values. A first line that names
 * the columns is passed over. @throws Invalid for lines that cannot be told apart, naming the first.
 */
export function readLines({ lines, taken }: z.infer<typeof redirectLinesInput>): CreateRedirects {
  const rows = rowsIn(lines);
  const named = /^(?:from|source|old|address)\b/i.test(rows[0]?.[0] ?? "");
  const redirects = (named ? rows.slice(1) : rows).map(([from = "", to = "", status = ""]) => ({
    ...{ from, to, status: status === "" ? 301 : Number(status) },
  }));
  if (redirects.length === 0) throw wrong("There is no line with two addresses.");
  if (redirects.length > MOST_AT_ONCE) throw wrong(`At most ${MOST_AT_ONCE} lines at once.`);
  const wordless = redirects.findIndex(({ from, to }) => from === "" || to === "");
  const number = (at: number) => at + (named ? 2 : 1);
  if (wordless >= 0) throw wrong(`Line ${number(wordless)} lacks an address.`);
  const odd = redirects.findIndex(({ status }) => !STATUSES.some((known) => known === status));
  if (odd >= 0) throw wrong(`Line ${number(odd)} has a status other than ${STATUSES.join(", ")}.`);
  return createRedirectsInput.parse({ redirects, taken, wrong: "skip" });
}

function rowsIn(lines: string): string[][] {
  try {
    return parse(lines, {
      delimiter: [",", ";", "\t"],
      ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true },
    });
  } catch {
    throw wrong("These are no comma-separated values.");
  }
}

const wrong = (message: string): Invalid => new Invalid(message, [{ path: ["lines"], message }]);
