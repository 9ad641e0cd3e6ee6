import { allOf, anyOf } from "./truth.ts";
import type { ClauseTree } from "./clause-tree.ts";
import type { Clause, Truth } from "./explanation.ts";
import type { TestResult } from "./weigh-entry.ts";

/** What a variable in a comparison stands for; null without one. */
export type Meaning = (rule: ClauseTree["rule"]) => string | null;

type Judging = {
  /** In the order of the tree's comparisons; null: no entry was named. */
  readonly tests: readonly TestResult[] | null;
  /** Whether a role was asked about, so that nobody in particular is meant. */
  readonly nobody: boolean;
  readonly meaning: Meaning;
};

/** A rule's parts, each with whether it holds: groups by what is in them. Pure. */
export function judgeClauses(tree: ClauseTree, { tests, nobody, meaning }: Judging): Clause {
  let at = 0;
  const judge = (part: ClauseTree): Clause => {
    const { kind, rule } = part;
    if (kind !== "test") {
      const of = part.of.map(judge);
      return { kind, rule, truth: truthOf(kind, of), value: null, means: null, of };
    }
    const result = tests?.[at];
    at += 1;
    const means = meaning(rule);
    const truth = tests === null ? null : testTruth(result, nobody && isPersonal(rule));
    return { kind, rule, truth, value: result?.value ?? null, means, of: [] };
  };
  return judge(tree);
}

function testTruth(result: TestResult | undefined, isPersonal: boolean): Truth {
  if (result?.told !== true) return "hidden";
  if (isPersonal) return "person";
  return result.holds ? "yes" : "no";
}

/** Whether a comparison speaks of the person who asks. */
const isPersonal = (rule: ClauseTree["rule"]): boolean =>
  /"\$CURRENT_(?:USER(?:\.[a-z]+)?|MEMBER|DOMAIN)"/.test(JSON.stringify(rule));

function truthOf(kind: "all" | "any", of: readonly Clause[]): Truth | null {
  const truths = of.flatMap(({ truth }) => truth ?? []);
  if (truths.length < of.length) return null;
  return kind === "all" ? allOf(truths) : anyOf(truths);
}
