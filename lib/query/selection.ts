import { storableText } from "@/lib/kernel/storable-text.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { leadsTo } from "./field.ts";
import type { EntryQuestion } from "./question.ts";
import type { Source } from "./source.ts";

/** Relationships to follow, by name; each leads on from where it arrives. */
export type IncludeTree = ReadonlyMap<string, IncludeTree>;

/** What is shown: by type the fields that were chosen, and what is included. */
export type Selection = {
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  readonly include: IncludeTree;
};

const DEEPEST = 3;
const MOST_PATHS = 20;

/**
 * Reads `include` and `fields[…]` over what the caller may read.
 * @throws BadParameter for a type, field or relationship that is not there for them.
 */
export function parseSelection({ include, fields }: EntryQuestion, source: Source): Selection {
  return { chosen: parseFields(fields, source), include: parseInclude(include, source) };
}

function parseFields(
  fields: EntryQuestion["fields"],
  source: Source,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(fields).map(([type, names]) => {
      const parameter = `fields[${storableText(type.slice(0, 100))}]`;
      const at = type === source.type ? source : source.related(type);
      if (at === null) throw new BadParameter(parameter, "There is no such type here.");
      const chosen = names === "" ? [] : names.split(",");
      if (chosen.some((name) => name === "id" || !at.fields.has(name))) {
        throw new BadParameter(parameter, "There is no such field.");
      }
      return [type, new Set(chosen)] as const;
    }),
  );
}

function parseInclude(raw: string | null, source: Source): IncludeTree {
  const tree: MutableTree = new Map();
  const paths = raw === null || raw === "" ? [] : raw.split(",");
  if (paths.length > MOST_PATHS) {
    throw new BadParameter("include", `Include at most ${MOST_PATHS} paths.`);
  }
  for (const path of paths) {
    const names = path.split(".");
    if (names.length > DEEPEST) {
      throw new BadParameter("include", `A path is at most ${DEEPEST} relationships long.`);
    }
    follow(names, { tree, source });
  }
  return tree;
}

type MutableTree = Map<string, MutableTree>;

function follow(names: readonly string[], start: { tree: MutableTree; source: Source }): void {
  let { tree, source } = start;
  for (const name of names) {
    const field = source.fields.get(name);
    const to = field === undefined ? null : leadsTo(field);
    const next = to === null ? null : source.related(to);
    if (next === null) throw new BadParameter("include", "There is no such relationship.");
    const branch: MutableTree = tree.get(name) ?? new Map<string, MutableTree>();
    tree.set(name, branch);
    tree = branch;
    source = next;
  }
}
