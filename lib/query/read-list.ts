import { BoundedMap } from "@/lib/kernel/bounded-map.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, spelledOut, sql, wholeNumber, type Sql } from "@/lib/tenancy/sql.ts";
import { readAsking, type Asking } from "./asking.ts";
import { sealOf, writeCursor } from "./cursor.ts";
import { listColumns } from "./list-columns.ts";
import { madeOnce } from "./made-once.ts";
import { parseWindow, type Window } from "./page.ts";
import type { ListQuestion } from "./question.ts";
import { includedFrom, readIncludedRows } from "./read-included.ts";
import { askFor, keysOf, rowsSql, type Row } from "./read-rows.ts";
import type { ListAnswer } from "./resource.ts";
import { rankKey, type Sought } from "./search.ts";
import { parseSelection, type Selection } from "./selection.ts";
import { parseSort, sortText, type SortKey } from "./sort.ts";
import type { Source } from "./source.ts";
import { stretches } from "./stretches.ts";
import { shownNames, toResource } from "./to-resource.ts";

/**
 * Answers one page of a list: one statement, one more for each relationship that is included, and one
 * to read words that are looked for. A question that came before about the same source object is not
 * read and compiled again.
 * @throws BadParameter for whatever the question names that is not in the source's fields.
 */
export async function readList(
  scope: Scope,
  source: Source,
  question: ListQuestion,
): Promise<ListAnswer> {
  const asked = await compiled(scope, source, question);
  const { selection, seal, window, columns } = asked;
  const walked = await askFor(scope, source, asked.statement);
  const rows = inOrder(walked, window);
  const batches = await readIncludedRows(scope, { source, rows }, selection);
  return madeOnce(asked, [walked, ...batches.map((batch) => batch.rows)], () => ({
    items: rows.map((row) => toResource(row, source, selection)),
    included: includedFrom(batches, { source, rows }, selection),
    columns,
    page: {
      size: window.size,
      ...cursorsOf(rows, { seal, window, goesOn: walked.length > window.size }),
    },
  }));
}

/** A question about a source, read and compiled: nothing of it depends on which rows there are. */
type Compiled = {
  readonly selection: Selection;
  readonly seal: string;
  readonly window: Window;
  readonly columns: ListAnswer["columns"];
  readonly statement: Sql;
};

/** Questions by source; a source that is made anew for each request takes its one with it. */
const known = new WeakMap<Source, BoundedMap<string, Compiled>>();

async function compiled(scope: Scope, source: Source, question: ListQuestion): Promise<Compiled> {
  const questions = known.get(source) ?? new BoundedMap<string, Compiled>(100);
  known.set(source, questions);
  const key = JSON.stringify([scope.organizationId, question]);
  const earlier = questions.get(key);
  if (earlier !== undefined) return earlier;
  const { words, ...made } = await compile(scope, source, question);
  // @NOTE What words mean is asked of PostgreSQL, in the language of the request.
  if (words === null) questions.set(key, made);
  return made;
}

async function compile(
  scope: Scope,
  source: Source,
  question: ListQuestion,
): Promise<Compiled & { readonly words: string | null }> {
  const asking = await readAsking(scope, source, question.filter);
  const { words, found } = asking;
  const wished = parseSort(question.sort, source.fields, source.sort);
  const sort = found === null || question.sort !== null ? wished : byRank(found, source);
  const seal = await sealOf([
    ...[scope.organizationId, source.name, sortText(sort)],
    ...(words === null ? [] : [words]),
  ]);
  const window = parseWindow(question, { seal, sort });
  const selection = parseSelection(question, source);
  const statement = spelledOut(walkSql(source, { selection, sort, window, asking }));
  return { selection, seal, window, columns: listColumns(source, selection), statement, words };
}

type Walk = {
  readonly selection: Selection;
  readonly sort: readonly SortKey[];
  readonly window: Window;
  readonly asking: Asking;
};

/** @NOTE The best first, and among equals by id: an order as total as any other. */
const byRank = ({ rank }: Sought, { fields }: Source): readonly SortKey[] => [
  rankKey(rank),
  ...parseSort("id", fields, ""),
];

/**
 * One entry more than asked for, in walking order, to know whether the list goes on.
 * @NOTE PostgreSQL asks a stretch only where those before it did not fill the page: rows of a UNION ALL of
 * limited parts are fetched from one after the other, up to the limit of all of it.
 */
function walkSql(source: Source, { selection, sort, window, asking }: Walk): Sql {
  const limit = sql`LIMIT ${wholeNumber(window.size + 1)}`;
  const parts = stretches(source, sort, window).map((stretch) => {
    const walked = { ...source, from: sql`${stretch.from} ${asking.joined}`, where: stretch.where };
    return rowsSql(walked, {
      names: shownNames(source, selection, selection.include),
      keys: stretch.texts,
      where: asking.where,
      tail: sql`ORDER BY ${stretch.orderBy} ${limit}`,
      ...(asking.found === null ? {} : { highlights: asking.found.highlights }),
    });
  });
  const [only = sql``, ...more] = parts;
  if (more.length === 0) return only;
  return sql`(${joinSql(parts, ") UNION ALL (")}) ${limit}`;
}

function inOrder(walked: readonly Row[], { size, side }: Window): readonly Row[] {
  const found = walked.slice(0, size);
  return side === "before" ? found.toReversed() : found;
}

/** @NOTE Who came from a place finds something on the side they came from. */
function cursorsOf(
  rows: readonly Row[],
  { seal, window, goesOn }: { seal: string; window: Window; goesOn: boolean },
): { next: string | null; prev: string | null } {
  const [first, last] = [rows.at(0), rows.at(-1)];
  const isBack = window.side === "before";
  const hasNext = isBack || goesOn;
  const hasPrev = isBack ? goesOn : window.from !== null;
  return {
    next: hasNext && last !== undefined ? writeCursor(seal, keysOf(last)) : null,
    prev: hasPrev && first !== undefined ? writeCursor(seal, keysOf(first)) : null,
  };
}
