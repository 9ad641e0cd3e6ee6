import { decide } from "@/lib/access/decide.ts";
import type { AccessQuestion } from "./access-question.ts";
import type { FieldAnswer, PermissionAnswer, StepAnswer, Verdict } from "./explanation.ts";
import type { HeldRights } from "./held-rights.ts";
import { anyOf } from "./truth.ts";

type Told = {
  readonly question: AccessQuestion;
  readonly rights: HeldRights;
  readonly steps: readonly StepAnswer[];
  readonly permissions: readonly PermissionAnswer[];
  readonly fields: readonly FieldAnswer[];
};

/** The answer to a question, once everything is weighed: the engine says yes or no. Pure. */
export function verdictOf({ question, rights, steps, permissions, fields }: Told): Verdict {
  if (steps.some(({ ok }) => !ok)) return "no";
  const entry =
    question.entryId === null
      ? inGeneral(rights, permissions)
      : ofEntry(question, rights, permissions);
  if (question.field === null || entry === "no") return entry;
  return ofField(fields.find(({ name }) => name === question.field));
}

function inGeneral(
  { isAdmin, isOwn }: HeldRights,
  permissions: readonly PermissionAnswer[],
): Verdict {
  if (isAdmin) return "yes";
  if (isOwn) return "some";
  const giving = permissions.filter(({ truth }) => truth !== "no");
  if (giving.length === 0) return "no";
  return giving.some(({ rule, validation }) => rule === null && validation === null)
    ? "yes"
    : "some";
}

function ofEntry(
  { action, collection, entryId: id }: AccessQuestion,
  { subject, grants, cases, isAdmin, isOwn }: HeldRights,
  permissions: readonly PermissionAnswer[],
): Verdict {
  const isHolding = new Map(permissions.map((one) => [one.id, one.truth === "yes"]));
  const holding =
    isAdmin || isOwn ? cases : cases.filter((one) => isHolding.get(one.permission ?? "") === true);
  if (decide(subject.principal, grants, { action, collection, id, holding }).allowed) return "yes";
  const truth = anyOf(permissions.flatMap((one) => one.truth ?? []));
  if (truth === "hidden") return "hidden";
  return truth === "person" ? "some" : "no";
}

function ofField(field: FieldAnswer | undefined): Verdict {
  switch (field?.state) {
    case "open":
      return "yes";
    case "some":
      return "some";
    case "hidden":
      return "hidden";
    default:
      return "no";
  }
}
