import { z } from "zod";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { isStorableText } from "@/lib/kernel/storable-text.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { describeField } from "./describe.ts";
import { isRecord } from "./filter-place.ts";
import type { SortKey } from "./sort.ts";

/** The words of a source's rows, of each row those in the fields that the caller may read there. */
export type Texts = {
  /** The language that words are read in. */
  readonly locale: Sql;
  /** By id, what the caller calls the fields. */
  readonly names: ReadonlyMap<string, string>;
  /** The rows that answer a question, a `tsquery`. */
  readonly sought: (question: Sql) => Sought;
};

/** What a source becomes where it is searched. */
export type Sought = {
  /** What stands after the source's FROM. */
  readonly joined: Sql;
  readonly where: Sql;
  /** How well a row answers, a whole number; the best has the largest. */
  readonly rank: Sql;
  /** Pairs of the id of a field and a fragment of it, with signs around the words, as JSON. */
  readonly highlights: Sql;
};

/** The signs around a word that was found: nothing that is written here holds them. */
export const [FOUND, FOUND_END] = ["\u0001", "\u0002"] as const;

const PARAMETER = "filter[_search]";
const LONGEST = 300;
const MOST_WORDS = 30;

/** The words that a filter looks for, apart from what else it asks; null: for none. */
type SearchAndFilter = { readonly words: string | null; readonly filter: unknown };

/**
 * Takes `_search` out of a filter: it stands beside the conditions on fields, never within one.
 * @throws BadParameter for what is no text, too long, or nothing at all.
 */
export function takeSearch(filter: unknown): SearchAndFilter {
  const members = typeof filter === "string" ? fromJson(filter) : filter;
  if (!isRecord(members) || !Object.hasOwn(members, "_search")) return { words: null, filter };
  const { _search: raw, ...others } = members;
  return {
    words: readWords(raw),
    filter: typeof filter === "string" ? JSON.stringify(others) : others,
  };
}

/** @NOTE What is no JSON is told by whoever reads the filter. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Words to look for. @throws BadParameter. */
function readWords(raw: unknown): string {
  if (typeof raw !== "string" || !isStorableText(raw)) throw refused("Give words to look for.");
  const words = raw.trim();
  if (words.length > LONGEST) throw refused(`Look for at most ${LONGEST} characters.`);
  if (words.split(/\s+/).length > MOST_WORDS)
    throw refused(`Look for at most ${MOST_WORDS} words.`);
  return words;
}

/**
 * What words ask, as PostgreSQL reads them in a language: all must be there, those in quotes beside
 * each other, the last may go on. One statement, whatever the words are.
 * @throws BadParameter where they ask for nothing: none, or none but those that every text has.
 */
export async function readQuestion(scope: Scope, words: string, locale: Sql): Promise<Sql> {
  const [row] = await scope.db.$queryRaw<{ question: string; asks: boolean }[]>(sql`
    SELECT q.question::text AS question, querytree(q.question) NOT IN ('', 'T') AS asks
    FROM gatehouse_question(${words}::text, ${locale}) AS q(question)`);
  if (row?.asks !== true) throw refused("Give a word to look for that not every text has.");
  return sql`${row.question}::text::tsquery`;
}

const refused = (detail: string): BadParameter => new BadParameter(PARAMETER, detail);

/** The order of what was found, where no other is wished for: the best first. */
export const rankKey = (rank: Sql): SortKey => ({
  name: "_search",
  field: { ...describeField("integer", z.int()), sql: rank },
  direction: "desc",
});
