import { ACTIONS, type Action } from "./action.ts";
import { heldCases, unitedFields, WHOLE, type Case, type Grants } from "./grants.ts";
import { isOwnGrant, isPersonal } from "./own-grants.ts";
import { issuePermit, type Permit } from "./permit.ts";
import { isSystemCollection } from "./ruled-collections.ts";
import { siteCases } from "./site-grants.ts";
import { mayBeAdmin, type Principal, type SchedulePrincipal, type Scheduler } from "./principal.ts";

/** What is asked: an action on a collection, or on one entry of it. */
export type Question<Asked extends Action = Action> = {
  readonly action: Asked;
  readonly collection: string;
  readonly id: string | null;
  /** Of the cases of the permit for the action as such, those whose rule holds for the entry. */
  readonly holding?: readonly Case[];
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
  const allowed = allowance(principal, grants, question);
  if (allowed === null) return { allowed: false, because: "No permission grants this." };
  const { owner, because } = allowed;
  const cases = holdingOf(allowed.cases, question);
  if (cases.length === 0) return { allowed: false, because: "No rule holds for this entry." };
  const fields = unitedFields(cases);
  return { allowed: true, permit: issuePermit(question, { cases, fields, owner }), because };
}

/** @NOTE What is said to hold narrows what was granted; a case from anywhere else adds nothing. */
function holdingOf(cases: readonly Case[], { holding }: Question): readonly Case[] {
  if (holding === undefined) return cases;
  const held = new Set(holding);
  return cases.filter((one) => held.has(one));
}

type Allowance = Pick<Permit, "cases" | "owner"> & { readonly because: string };

function allowance(principal: Principal, grants: Grants, question: Question): Allowance | null {
  if (!ACTIONS.includes(question.action)) return null;
  if (!mayEver(principal, question)) return null;
  if (grants.admin === true && mayBeAdmin(principal)) {
    return { cases: [WHOLE], owner: null, because: "The role Admin." };
  }
  const held = heldCases(grants, question.action, question.collection);
  const given = siteCases(principal, question);
  if (held.length === 0 && given.length > 0) {
    return { cases: given, owner: null, because: "It is shown on the website." };
  }
  const cases = given.length === 0 ? held : [...held, ...given];
  if (cases.length === 0) return ownAllowance(principal, question);
  const because = `A permission to ${question.action} ${question.collection}.`;
  return { cases, owner: null, because };
}

/** What needs no role: a member and what is theirs. */
function ownAllowance(principal: Principal, question: Question): Allowance | null {
  if (principal.kind !== "member" || !isOwnGrant(question.action, question.collection)) return null;
  return { cases: [WHOLE], owner: principal.memberId, because: "It is the member's own." };
}

/**
 * Ceilings that no grant lifts: visitors, guests (S-43), whoever looks as somebody else and whoever
 * comes with a link only ever read, who sends a form only creates, tokens keep to their scopes, what
 * was scheduled is published or taken off, or changes who gets onto the website, and nothing else, and
 * what is imported is content and what comes with it.
 */
function mayEver(principal: Principal | Scheduler, question: Question): boolean {
  if (isPersonal(question.collection)) return principal.kind === "member";
  switch (principal.kind) {
    case "anonymous":
    case "bypass":
      return question.action === "read";
    case "submitter":
      return question.action === "create";
    case "guest":
    case "link":
    case "view":
      return question.action === "read" || question.action === "read-draft";
    case "token":
      return isInScopes(principal.scopes, question);
    case "schedule":
      return isPartOf(principal, question) && mayEver(principal.by, question);
    case "member":
    case "domain":
    case "system":
      return true;
  }
}

const isInScopes = (scopes: readonly string[], { collection, action }: Question): boolean =>
  scopes.includes("*") || scopes.includes(`${collection}:${action}`);

/** What comes with imported content: its files, and ways from its old addresses. */
const BESIDE: ReadonlySet<string> = new Set(["assets", "site"]);
const IMPORTING: readonly Action[] = ["create", "read", "read-draft", "update", "publish"];

function isPartOf({ task }: SchedulePrincipal, { action, collection }: Question): boolean {
  if (task === undefined) return action === "publish";
  if (task === "site-level") return action === "update" && collection === "site";
  return IMPORTING.includes(action) && (BESIDE.has(collection) || !isSystemCollection(collection));
}
