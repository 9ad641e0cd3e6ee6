import type { Scope } from "@/lib/tenancy/scope.ts";
import type { CollectionModel } from "@/lib/content/models/collection-model.ts";
import type { LineRow } from "../imports/line-repository.ts";
import { mapLine, type MappedEntry } from "../mapping/map-line.ts";
import type { Mapping, Way } from "../mapping/mapping.ts";
import { lineContentSchema } from "../source/staged-line.ts";
import { NameFinder } from "./name-finder.ts";

/** A line with what the mapping makes of it, or why it makes nothing. */
export type MappedLine = LineRow & {
  readonly mapped: { readonly entry: MappedEntry } | { readonly refusal: string };
};

type Around = {
  readonly importId: string;
  readonly model: CollectionModel;
  readonly way: Way;
  readonly mapping: Mapping;
};

/** What lines become, the entries that they name looked up among those that the caller may read. */
export async function mappedLines(
  scope: Scope,
  lines: readonly LineRow[],
  around: Around,
): Promise<readonly MappedLine[]> {
  const finder = new NameFinder(scope);
  const mapped: MappedLine[] = [];
  for (const line of lines)
    mapped.push({ ...line, mapped: await mappedLine(finder, line, around) });
  return mapped;
}

async function mappedLine(
  finder: NameFinder,
  line: LineRow,
  { importId, ...around }: Around,
): Promise<MappedLine["mapped"]> {
  if (line.content === null) return { refusal: line.notes[0] ?? "It cannot be read." };
  const content = lineContentSchema.parse(JSON.parse(line.content));
  const mapped = mapLine({ ...line, importId, content }, around);
  if ("refusal" in mapped) return mapped;
  const data = { ...mapped.entry.data };
  for (const { field, label, to, names, many } of mapped.entry.links) {
    const found = await Promise.all(names.map((name) => finder.find(to, name)));
    const missing = names.find((_, at) => typeof found[at] !== "string");
    if (missing !== undefined) {
      const what = found[names.indexOf(missing)] === undefined ? "no entry" : "more than one entry";
      return { refusal: `${label}: there is ${what} “${missing.slice(0, 80)}” in ${to}` };
    }
    const ids = found.filter((id) => typeof id === "string");
    data[field] = many ? ids : (ids[0] ?? null);
  }
  return { entry: { ...mapped.entry, data } };
}
