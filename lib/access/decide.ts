import { ACTIONS, type Action } from "./action.ts";
import { holds, type Grants } from "./grants.ts";
import { issuePermit, type Permit } from "./permit.ts";
import type { Principal } from "./principal.ts";

/** What is asked: an action on a collection, or on one entry of it. */
export type Question<Asked extends Action = Action> = {
  readonly action: Asked;
  readonly collection: string;
  readonly id: string | null;
};

export type Decision<Asked extends Action = Action> =
  | { readonly allowed: true; readonly permit: Permit<Asked>; readonly because: string }
  | { readonly allowed: false; readonly because: string };

/**
 * The one place where yes is said. Pure: the same principal, grants and question always give the
 * same answer. An action that does not exist is refused to everybody, Admin included.
 */
export function decide<Asked extends Action>(
  principal: Principal,
  grants: Grants,
  question: Question<Asked>,
): Decision<Asked> {
  const reason = reasonToAllow(principal, grants, question);
  if (reason === null) return { allowed: false, because: "No permission grants this." };
  const permit = issuePermit(question.action, question.collection, question.id);
  return { allowed: true, permit, because: reason };
}

function reasonToAllow(principal: Principal, grants: Grants, question: Question): string | null {
  if (!ACTIONS.includes(question.action)) return null;
  if (!mayEver(principal, question)) return null;
  if (grants.admin === true && principal.kind === "member") return "The role Admin.";
  return holds(grants, question.action, question.collection)
    ? `A permission to ${question.action} ${question.collection}.`
    : null;
}

/** Ceilings that no grant lifts: visitors and guests only ever read (S-43). */
function mayEver(principal: Principal, question: Question): boolean {
  switch (principal.kind) {
    case "anonymous":
      return question.action === "read";
    case "guest":
      return question.action === "read" || question.action === "read-draft";
    case "member":
    case "system":
      return true;
  }
}
