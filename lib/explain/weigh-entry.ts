import type { Case } from "@/lib/access/grants.ts";
import { keyText } from "@/lib/query/keyset.ts";
import type { Field } from "@/lib/query/field.ts";
import { compileCases, conditionSql } from "@/lib/query/row-rules.ts";
import type { Asked } from "@/lib/query/space.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import { fieldOf, testsOf, type ClauseTree } from "./clause-tree.ts";
import type { EntryPlace } from "./entry-place.ts";

/** A case to weigh, with its rule taken apart. */
export type Weighed = { readonly of: Case; readonly tree: ClauseTree | null };

/** What came of a comparison; a value only where it may be told. */
export type TestResult = {
  readonly holds: boolean;
  readonly told: boolean;
  readonly value: string | null;
};

export type Weighing = {
  readonly title: string | null;
  /** Whether the entry has the form that the action speaks of. */
  readonly isThere: boolean;
  /** By case; null for a rule that cannot be read. */
  readonly holds: readonly (boolean | null)[];
  /** By case, the comparisons of its rule in order. */
  readonly tests: readonly (readonly TestResult[])[];
};

type Task = {
  readonly place: EntryPlace;
  readonly id: string;
  readonly cases: readonly Weighed[];
  /** What rules of the action may ask. */
  readonly asked: Asked;
};

/**
 * Asks PostgreSQL in one statement which rules hold for an entry, and which of their comparisons: by
 * the engine's own SQL, with the eyes of the subject. What whoever asks may not read there themselves
 * is not told: neither the value, nor whether the comparison holds.
 * @returns null for an entry that whoever asks may not read in any form.
 */
export async function weighEntry(
  scope: Scope,
  subject: Scope,
  { place, id, cases, asked }: Task,
): Promise<Weighing | null> {
  const tests = cases.map(({ tree }) => (tree === null ? [] : testsOf(tree)));
  const holdsOf = (one: Case): Sql | null => {
    const [rule] = compileCases(subject, [one], asked);
    return rule === undefined ? null : sql`((${conditionSql(rule.holds)}) IS TRUE)`;
  };
  const rules = cases.map(({ of }) => holdsOf(of));
  const parts = cases.flatMap(({ of }, at) =>
    (tests[at] ?? []).map((test) => ({
      holds: holdsOf({ ...of, rule: test.rule }) ?? sql`false`,
      ...sightOf(place, test, asked),
    })),
  );
  const rows = await scope.db.$queryRaw<Answer[]>(sql`
    SELECT ${titleSql(place)} AS title, (${place.isThere}) IS TRUE AS is_there,
      ${list(rules.map((one) => one ?? sql`false`))}::boolean[] AS rules,
      ${list(parts.map(({ holds }) => holds))}::boolean[] AS parts,
      ${list(parts.map(({ told }) => told))}::boolean[] AS told,
      ${list(parts.map(({ value }) => value))}::text[] AS values
    FROM ${place.from} WHERE ${place.where} AND ${place.id} = ${id}::uuid AND ${isSeen(place)}`);
  const [row] = rows;
  return row === undefined ? null : weighingOf(row, rules, tests);
}

type Answer = {
  title: string | null;
  is_there: boolean;
  rules: boolean[];
  parts: boolean[];
  told: boolean[];
  values: (string | null)[];
};

function weighingOf(
  row: Answer,
  rules: readonly (Sql | null)[],
  tests: readonly (readonly ClauseTree[])[],
): Weighing {
  let at = 0;
  const next = (): TestResult => {
    const told = row.told[at] === true;
    const result = { holds: row.parts[at] === true, told, value: row.values[at] ?? null };
    at += 1;
    return told ? result : { ...result, value: null };
  };
  return {
    title: row.title,
    isThere: row.is_there,
    holds: rules.map((one, index) => (one === null ? null : row.rules[index] === true)),
    tests: tests.map((of) => of.map(next)),
  };
}

const list = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? sql`'{}'` : sql`ARRAY[${joinSql([...parts])}]`;

const isSeen = ({ sources }: EntryPlace): Sql =>
  sources.length === 0
    ? sql`false`
    : sql`(${joinSql(
        sources.map(({ where }) => sql`(${where})`),
        " OR ",
      )})`;

function titleSql({ sources, titleField }: EntryPlace): Sql {
  const titles = sources.flatMap(({ where, fields }) => {
    const field = fields.get(titleField ?? "");
    return field === undefined ? [] : [sql`(CASE WHEN ${where} THEN ${field.sql}::text END)`];
  });
  return titles.length === 0 ? sql`NULL` : sql`coalesce(${joinSql(titles)})`;
}

/**
 * Whether a comparison may be told, and the value of its field.
 * @NOTE A relationship, and what no answer shows, such as who made an entry, is told to those alone
 * whose right is to everything there.
 */
function sightOf(
  { seen, whole }: EntryPlace,
  test: ClauseTree,
  { fields }: Asked,
): { readonly told: Sql; readonly value: Sql } {
  const name = fieldOf(test);
  const kept = fields.get(name);
  if (seen === null || kept === undefined) return { told: sql`false`, value: sql`NULL` };
  if (whole) return { told: sql`true`, value: valueOf(kept) };
  const leads = kept.to !== null || (kept.toMany ?? null) !== null;
  const field = leads ? undefined : seen.fields.get(name);
  if (field === undefined) return { told: sql`false`, value: sql`NULL` };
  const told = sql`((${seen.where}) AND (${field.shownIf ?? sql`true`})) IS TRUE`;
  return { told, value: sql`(CASE WHEN ${told} THEN ${valueOf(field)} END)` };
}

/** @NOTE Long texts and documents would drown the answer. */
const valueOf = (field: Field): Sql =>
  field.kind === "json" ? sql`NULL` : sql`left(${keyText(field)}, 200)`;
