import { isStorableText, storableText } from "@/lib/kernel/storable-text.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { EntryQuestion, ListQuestion } from "@/lib/query/question.ts";

/** What an address may be asked beside its path. */
export type ParameterFamily =
  "filter" | "sort" | "page" | "include" | "fields" | "confirmLoss" | "inLocale";

type Tree = { [name: string]: Tree | string };

const MOST = 1_000;
const LONGEST = 16_000;

/** The families of parameters of a question, read by `questionOf` and `listQuestionOf`. */
export type Parameters = Readonly<Partial<Record<ParameterFamily, Tree | string>>>;

/**
 * Reads the query of an address; `filter[title][_eq]=x` becomes nested members.
 * @throws BadParameter for a parameter that `known` does not name, for one given twice or in two
 * shapes, and for texts that cannot be stored.
 */
export function readParameters(search: string, known: readonly ParameterFamily[]): Parameters {
  const root = emptyTree();
  let count = 0;
  for (const [name, value] of new URLSearchParams(search)) {
    count += 1;
    if (count > MOST) throw new BadParameter("filter", "These are too many parameters.");
    const path = pathOf(name);
    if (path === null || !known.some((family) => family === path[0])) {
      throw new BadParameter(shown(name), "There is no such query parameter here.");
    }
    if (value.length > LONGEST) throw new BadParameter(shown(name), "This is too long.");
    if (!isStorableText(value) || !isStorableText(name)) {
      throw new BadParameter(shown(name), "This holds a character that cannot be stored.");
    }
    put(root, { path, name, value });
  }
  return root;
}

/** What is asked of one entry. @throws BadParameter. */
export const questionOf = (parameters: Parameters): EntryQuestion => ({
  include: textOf(parameters, "include"),
  fields: fieldsOf(parameters.fields),
});

/** What is asked of a list. @throws BadParameter. */
export const listQuestionOf = (parameters: Parameters): ListQuestion => ({
  ...questionOf(parameters),
  ...pageOf(parameters.page),
  filter: parameters.filter ?? null,
  sort: textOf(parameters, "sort"),
});

/** The digest of the preview that somebody has seen; null: none is named. @throws BadParameter. */
export const confirmedLoss = (parameters: Parameters): string | null =>
  textOf(parameters, "confirmLoss");

/** The language that content is asked for in, or written in; null: none is named. @throws BadParameter. */
export const localeOf = (parameters: Parameters): string | null => textOf(parameters, "inLocale");

type Word = "include" | "sort" | "confirmLoss" | "inLocale";

function textOf(parameters: Parameters, name: Word): string | null {
  const value = parameters[name] ?? null;
  if (value !== null && typeof value !== "string") {
    throw new BadParameter(name, "This parameter has no members.");
  }
  return value;
}

function fieldsOf(value: Tree | string | undefined): Record<string, string> {
  if (value === undefined) return {};
  const members = membersOf("fields", value);
  return Object.fromEntries(members);
}

const PAGE_MEMBERS = ["size", "after", "before"] as const;

function pageOf(value: Tree | string | undefined): Pick<ListQuestion, "size" | "after" | "before"> {
  const members = new Map(value === undefined ? [] : membersOf("page", value));
  for (const name of members.keys()) {
    if (!PAGE_MEMBERS.some((known) => known === name)) {
      throw new BadParameter(shown(`page[${name}]`), "There is no such query parameter here.");
    }
  }
  const [size, after, before] = PAGE_MEMBERS.map((name) => members.get(name) ?? null);
  return { size: size ?? null, after: after ?? null, before: before ?? null };
}

function membersOf(family: string, value: Tree | string): [string, string][] {
  if (typeof value === "string") {
    throw new BadParameter(family, `Write ${family}[…]=….`);
  }
  return Object.entries(value).map(([name, text]) => {
    if (typeof text === "string") return [name, text];
    throw new BadParameter(shown(`${family}[${name}]`), "This parameter has no members.");
  });
}

/** `filter[a][b]` as ["filter", "a", "b"]; null for what is not spelled so. */
function pathOf(name: string): string[] | null {
  const family = /^[a-zA-Z]+/.exec(name)?.[0] ?? "";
  const rest = name.slice(family.length);
  if (family === "" || !/^(?:\[[^[\]]+\])*$/.test(rest)) return null;
  const members = rest === "" ? [] : rest.slice(1, -1).split("][");
  const isShort = members.length <= 40 && members.every((member) => member.length <= 200);
  return isShort ? [family, ...members] : null;
}

type Leaf = { readonly path: readonly string[]; readonly name: string; readonly value: string };

function put(root: Tree, { path, name, value }: Leaf): void {
  let tree = root;
  for (const part of path.slice(0, -1)) {
    const inner = tree[part] ?? emptyTree();
    if (typeof inner === "string") throw twice(name);
    tree[part] = inner;
    tree = inner;
  }
  const last = path.at(-1) ?? "";
  if (last in tree) throw twice(name);
  tree[last] = value;
}

const twice = (name: string) => new BadParameter(shown(name), "Give each parameter once.");

/** @NOTE Without a prototype: a member named `__proto__` is a member like any other. */
const emptyTree = (): Tree => Object.create(null) as Tree;

/** A parameter's name as an error may repeat it. */
const shown = (name: string): string => storableText(name.slice(0, 200));
