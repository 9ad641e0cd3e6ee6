import { decide } from "@/lib/access/decide.ts";
import { grantsOf, WHOLE, type Case, type Grants } from "@/lib/access/grants.ts";
import type { AccessQuestion } from "./access-question.ts";
import { grantsIn, type AccessGraph } from "./access-graph.ts";
import type { StepAnswer } from "./explanation.ts";
import { subjectIn, type Subject } from "./subject.ts";

/** What a subject holds for an action on a collection, by the engine's word. */
export type HeldRights = {
  readonly subject: Subject;
  readonly grants: Grants;
  /** Those of the permit for the action as such. */
  readonly cases: readonly Case[];
  readonly isAdmin: boolean;
  /** Whether what is theirs alone is, without any permission. */
  readonly isOwn: boolean;
  /** What decided before any permission did. */
  readonly steps: readonly StepAnswer[];
};

/** Pure. @throws NotFound for a subject that is not in the graph. */
export function heldRights(
  graph: AccessGraph,
  { who, action, collection }: Pick<AccessQuestion, "who" | "action" | "collection">,
): HeldRights {
  const subject = subjectIn(graph, who);
  const grants = grantsIn(graph, subject.holder);
  const question = { action, collection, id: null };
  const decision = decide(subject.principal, grants, question);
  const cases = decision.allowed ? decision.permit.cases : [];
  const isOwn = decision.allowed && decision.permit.owner !== null;
  const isAdmin = !isOwn && cases.includes(WHOLE);
  const permitted = grantsOf({ admin: false, roles: [], permissions: [question] });
  const mayEver = decide(subject.principal, permitted, question).allowed;
  const steps: StepAnswer[] = [];
  if (!mayEver) steps.push({ kind: "ceiling", ok: false, text: ceilingOf(subject.kind) });
  if (isAdmin) steps.push({ kind: "admin", ok: true, text: "The role Admin may do everything." });
  if (isOwn) steps.push({ kind: "own", ok: true, text: "Every member may, with what is theirs." });
  return { subject, grants, cases, isAdmin, isOwn, steps };
}

/** @NOTE Said where the engine refuses even a permission for it. */
function ceilingOf(kind: Subject["kind"]): string {
  if (kind === "public") return "Visitors only ever read what is published.";
  if (kind === "guest") return "Guests only ever read.";
  return "This concerns people who signed in, and nobody else.";
}
