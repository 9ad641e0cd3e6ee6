import type { Json } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { countFiles } from "../imports/file-repository.ts";
import type { Found } from "../imports/import-row.ts";
import { countLines, sampleLines } from "../imports/report-repository.ts";
import { plainText } from "../plain-text.ts";
import { lineContentSchema, type SourceFacts } from "../source/staged-line.ts";

const EXAMPLES = 3;

/** What there is in a file, once all of it is staged: kinds of items, their columns, examples. */
export async function whatWasFound(scope: Scope, id: string, facts: SourceFacts): Promise<Found> {
  const counts = await countLines(scope, id);
  const samples = await sampleLines(scope, id);
  const kinds = [...new Set(counts.map(({ kind }) => kind))].map((kind) => {
    const of = counts.filter((one) => one.kind === kind);
    const sum = (rows: typeof of) => rows.reduce((all, { count }) => all + count, 0);
    return {
      ...{ kind, count: sum(of), refused: sum(of.filter(({ outcome }) => outcome === "refused")) },
      columns: columnsIn(samples.filter((one) => one.kind === kind).map(({ content }) => content)),
    };
  });
  const { all } = await countFiles(scope, id);
  return { facts: { ...facts }, kinds, files: all };
}

function columnsIn(contents: readonly string[]): { name: string; examples: string[] }[] {
  const columns = new Map<string, Set<string>>();
  for (const content of contents) {
    for (const [name, value] of Object.entries(
      lineContentSchema.parse(JSON.parse(content)).columns,
    )) {
      const examples = columns.get(name) ?? new Set();
      const shown = shownAs(value);
      if (shown !== "" && examples.size < EXAMPLES) examples.add(shown);
      columns.set(name, examples);
    }
  }
  return [...columns].map(([name, examples]) => ({ name, examples: [...examples] }));
}

function shownAs(value: Json): string {
  if (value === null) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return plainText(text.slice(0, 2000)).slice(0, 80);
}
