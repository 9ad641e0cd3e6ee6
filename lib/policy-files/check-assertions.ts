import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField, type Case } from "@/lib/access/grants.ts";
import type { Issue } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Assertion } from "./policy-file.ts";
import type { PolicyState } from "./policy-state.ts";
import { roleHolder, type RoleHolder } from "./role-grants.ts";
import { ruleImplies } from "./rule-implies.ts";
import { yamlLine } from "./yaml-text.ts";

/**
 * Which assertions do not hold in a state, by the engine's own word: for somebody who holds the role
 * and nothing else.
 *
 * `can` holds when the action is theirs in every entry, or with `where` at least in those; with
 * `field` also this field. `cannot` holds when it is theirs in none, or with `except` in none but
 * those; with `field` this field. What two rules have in common is told from their words: where that
 * is not enough an assertion does not hold.
 */
export function failedAssertions(
  state: PolicyState,
  assertions: readonly Assertion[],
): readonly Issue[] {
  const holders = new Map<string, RoleHolder | null>();
  return assertions.flatMap((assertion, index): Issue[] => {
    const known = holders.get(assertion.role);
    const holder = known === undefined ? roleHolder(state, assertion.role) : known;
    holders.set(assertion.role, holder);
    if (holder === null) {
      const message = `There is no role «${assertion.role}».`;
      return [{ path: ["assertions", index, "role"], message }];
    }
    return actionsOf(assertion).flatMap((action): Issue[] => {
      const message = failureOf(assertion, action, casesOf(holder, action, assertion.collection));
      return message === null ? [] : [{ path: ["assertions", index], message }];
    });
  });
}

function actionsOf({ can, cannot }: Assertion): readonly Action[] {
  const named = can ?? cannot ?? [];
  return typeof named === "string" ? [named] : named;
}

/** @NOTE What is everybody's own, such as their tokens, is no right that a role gives. */
function casesOf(
  { principal, grants }: RoleHolder,
  action: Action,
  collection: string,
): readonly Case[] {
  const decision = decide(principal, grants, { action, collection, id: null });
  return decision.allowed && decision.permit.owner === null ? decision.permit.cases : [];
}

function failureOf(assertion: Assertion, action: Action, cases: readonly Case[]): string | null {
  const { role, collection, field, can } = assertion;
  const concerned = cases.filter(({ fields }) => field === undefined || holdsField(fields, field));
  const what = `${action} ${collection}${field === undefined ? "" : ` field ${field}`}`;
  return can === undefined
    ? breach(assertion, `${role} can ${what}`, concerned)
    : lack(assertion, `${role} cannot ${what}`, concerned);
}

function breach({ except }: Assertion, claim: string, concerned: readonly Case[]): string | null {
  const beyond = concerned.find(({ rule }) => !isWithin(rule, except));
  if (beyond === undefined) return null;
  const reach = beyond.rule === null ? "" : ` where ${yamlLine(beyond.rule)}`;
  return `${claim}${reach}: ${reasonOf(beyond)}`;
}

const isWithin = (rule: JsonObject | null, except: Assertion["except"]): boolean =>
  except !== undefined && rule !== null && ruleImplies(rule, except);

const reasonOf = ({ permission }: Case): string =>
  permission === null ? "the role Admin." : `the policy «${permission}».`;

/** @NOTE A sentence is there to be read, and there are as many as assertions. */
const NAMED = 10;

function lack({ where }: Assertion, claim: string, concerned: readonly Case[]): string | null {
  const suffices = ({ rule }: Case) =>
    rule === null || (where !== undefined && ruleImplies(where, rule));
  if (concerned.some(suffices)) return null;
  const wanted = where === undefined ? "" : ` where ${yamlLine(where)}`;
  if (concerned.length === 0) return `${claim}${wanted}: no policy gives it.`;
  const rules = concerned.slice(0, NAMED).map(({ rule }) => yamlLine(rule ?? {}));
  const more = concerned.length > NAMED ? `, or by ${concerned.length - NAMED} rules more` : "";
  return `${claim}${where === undefined ? " everywhere" : wanted}: only where ${rules.join(", or ")}${more}.`;
}
