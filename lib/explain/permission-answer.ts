import { variablesOf, resolveVariables } from "@/lib/query/rule-variables.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { GraphPermission } from "./access-graph.ts";
import { testsOf, type ClauseTree } from "./clause-tree.ts";
import type { Clause, PermissionAnswer, Truth } from "./explanation.ts";
import { judgeClauses } from "./judge-clauses.ts";
import { namesAny } from "./unseen-variables.ts";
import type { TestResult } from "./weigh-entry.ts";

/** What PostgreSQL said of a permission's rule; null: no entry was named. */
export type Found = {
  /** Null for a rule that cannot be read. */
  readonly holds: boolean | null;
  readonly tests: readonly TestResult[];
} | null;

type Told = {
  readonly tree: ClauseTree | null;
  readonly found: Found;
  /** The subject's own eyes. */
  readonly eyes: Scope;
  readonly nobody: boolean;
  /** Variables that whoever asks may not know the meaning of. */
  readonly unseen: readonly string[];
};

/** A permission with whether it holds, and why. Which of them decide is said later. */
export function permissionAnswer(
  permission: GraphPermission,
  { tree, found: weighed, eyes, nobody, unseen }: Told,
): PermissionAnswer {
  const { id, fields = null, rule = null, validation = null, presets = null } = permission;
  const found = weighed === null ? null : { ...weighed, tests: toldTests(tree, weighed, unseen) };
  const isUnread = found !== null && found.holds === null;
  const meaning = (part: JsonObject) => (namesAny(part, unseen) ? null : meaningOf(eyes, part));
  const tests = found === null ? null : found.tests;
  const clause = tree === null || isUnread ? null : judgeClauses(tree, { tests, nobody, meaning });
  const truth = truthOf({ rule, found, clause });
  return { id, fields, rule, validation, presets, truth, clause, decides: false };
}

/** @NOTE An entry's value tells what it is compared with as soon as it is said whether they are the same. */
function toldTests(
  tree: ClauseTree | null,
  { tests }: NonNullable<Found>,
  unseen: readonly string[],
): readonly TestResult[] {
  const parts = tree === null ? [] : testsOf(tree);
  return tests.map((test, at) =>
    namesAny(parts[at]?.rule ?? {}, unseen) ? { holds: false, told: false, value: null } : test,
  );
}

type Judged = { rule: JsonObject | null; found: Found; clause: Clause | null };

/** @NOTE The engine's word on the whole rule, unless it would tell what is hidden. */
function truthOf({ rule, found, clause }: Judged): Truth | null {
  if (found === null) return rule === null ? "yes" : null;
  if (found.holds === null) return "no";
  if (clause?.truth === "hidden" || clause?.truth === "person") return clause.truth;
  const isTold = found.tests.every(({ told }) => told);
  if (!isTold && clause !== null) return clause.truth;
  return found.holds ? "yes" : "no";
}

/** What the variables of a comparison stand for, as text; null without one. */
function meaningOf(eyes: Scope, rule: JsonObject): string | null {
  if (!/"\$[A-Z]/.test(JSON.stringify(rule))) return null;
  const said = Object.values(resolveVariables(rule, variablesOf(eyes)) as JsonObject)[0] ?? null;
  const isNamed = typeof said === "object" && said !== null && !Array.isArray(said);
  return textOf(isNamed ? (Object.values(said)[0] ?? null) : said);
}

function textOf(operand: Json): string {
  if (operand === null) return "nothing";
  if (Array.isArray(operand)) return operand.map(textOf).join(", ");
  return typeof operand === "object" ? JSON.stringify(operand) : String(operand);
}
