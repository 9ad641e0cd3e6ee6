import { idsOf } from "@/lib/access/principal.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Filter, Given, Value } from "./filter.ts";
import { readValue } from "./read-value.ts";
import { Variable } from "./variable.ts";

/** What the variables of a rule stand for; null: for nothing, so that no comparison holds. */
export type Variables = {
  readonly named: ReadonlyMap<string, string | readonly string[] | null>;
  readonly now: Date;
};

/** The variables as they stand for whoever opened the scope, now. */
export function variablesOf(scope: Scope): Variables {
  const { principal, grants, organizationId, person, clock } = scope;
  const { userId, memberId, domainId } = idsOf(principal);
  return {
    named: new Map<string, string | readonly string[] | null>([
      ["$CURRENT_USER", userId],
      ["$CURRENT_USER.id", userId],
      ["$CURRENT_USER.name", person?.name ?? null],
      ["$CURRENT_USER.email", person?.email ?? null],
      ["$CURRENT_MEMBER", memberId],
      ["$CURRENT_DOMAIN", domainId],
      ["$CURRENT_ORGANIZATION", organizationId],
      ["$CURRENT_ROLE", grants.directRoles],
      ["$CURRENT_ROLES", grants.roles],
      ["$CURRENT_POLICIES", grants.policies],
    ]),
    now: new Date(clock()),
  };
}

const SOME_ID = "00000000-0000-4000-8000-000000000000";

/** Values of the right kind, to see whether a rule can be read before there is anybody to ask. */
export const SAMPLE_VARIABLES: Variables = {
  named: new Map<string, string | readonly string[]>([
    ["$CURRENT_USER", SOME_ID],
    ["$CURRENT_USER.id", SOME_ID],
    ["$CURRENT_USER.name", "Somebody"],
    ["$CURRENT_USER.email", "somebody@example.com"],
    ["$CURRENT_MEMBER", SOME_ID],
    ["$CURRENT_DOMAIN", SOME_ID],
    ["$CURRENT_ORGANIZATION", SOME_ID],
    ["$CURRENT_ROLE", ["role"]],
    ["$CURRENT_ROLES", ["role"]],
    ["$CURRENT_POLICIES", [SOME_ID]],
  ]),
  now: new Date(0),
};

/**
 * A rule with its variables replaced, wherever an operand stands; a list within a list is laid out
 * flat.
 * @throws BadParameter for a variable that is not there, and for an interval that is none.
 */
export function resolveVariables(raw: unknown, variables: Variables): unknown {
  if (typeof raw === "string") return valueOf(raw, variables);
  if (Array.isArray(raw)) return raw.flatMap((part) => resolveVariables(part, variables));
  if (typeof raw !== "object" || raw === null) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, resolveVariables(value, variables)]),
  );
}

/**
 * A rule with its variables marked, wherever an operand stands, to be read once and bound for
 * whoever asks.
 * @throws BadParameter for a variable that is not there, and for an interval that is none.
 */
export function markVariables(raw: unknown): unknown {
  if (typeof raw === "string") {
    const sample = isVariable(raw) ? valueOf(raw, SAMPLE_VARIABLES) : null;
    return sample === null ? raw : new Variable(raw, sample);
  }
  if (Array.isArray(raw)) return raw.map((part) => markVariables(part));
  if (typeof raw !== "object" || raw === null) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, markVariables(value)]),
  );
}

/**
 * A rule's filter with the values of whoever asks in the place of its variables. A variable without a
 * value, or with one of another kind, is nothing: no comparison with it holds.
 */
export function bindVariables(filter: Filter, variables: Variables): Filter {
  if (filter.kind === "related") return { ...filter, of: bindVariables(filter.of, variables) };
  if (filter.kind !== "test") {
    return { ...filter, of: filter.of.map((part) => bindVariables(part, variables)) };
  }
  const { operand } = filter;
  if (operand instanceof Variable) {
    const [value = null] = valuesOf(operand, variables) ?? [];
    return { ...filter, operand: value };
  }
  if (!Array.isArray(operand)) return filter;
  return { ...filter, operand: allOf(operand as readonly Given[], variables) };
}

/** The values of a list; null where there is nothing among them. */
function allOf(list: readonly Given[], variables: Variables): readonly Value[] | null {
  const values: Value[] = [];
  for (const one of list) {
    const found = one instanceof Variable ? valuesOf(one, variables) : [one];
    if (found === null) return null;
    values.push(...found);
  }
  return values;
}

function valuesOf({ name, kind }: Variable, variables: Variables): readonly Value[] | null {
  const value = valueOf(name, variables);
  if (value === null || kind === null) return null;
  const read = [value].flat().map((one) => readValue(kind, one));
  return read.every((one) => one !== null) ? read : null;
}

/** @NOTE A text that only begins with the sign, such as `$5`, stands for itself. */
const isVariable = (text: string): boolean => /^\$[A-Z]/.test(text);

function valueOf(text: string, { named, now }: Variables): string | readonly string[] | null {
  if (!isVariable(text)) return text;
  const value = named.get(text);
  if (value !== undefined) return value;
  if (text === "$NOW") return now.toISOString();
  const [, sign, count, unit] =
    /^\$NOW\(([+-]) ?(\d{1,5}) (minute|hour|day|week|month|year)s?\)$/.exec(text) ?? [];
  if (unit === undefined) throw new BadParameter("rule", "There is no such variable.");
  return moved(now, Number(`${sign}${count}`), unit).toISOString();
}

const MINUTES: Readonly<Record<string, number>> = {
  minute: 1,
  hour: 60,
  day: 1_440,
  week: 10_080,
};

/** @NOTE In UTC. A month after 31 January is the day that JavaScript's calendar says: 3 March. */
function moved(now: Date, count: number, unit: string): Date {
  const minutes = MINUTES[unit];
  if (minutes !== undefined) return new Date(now.getTime() + count * minutes * 60_000);
  const at = new Date(now);
  at.setUTCMonth(at.getUTCMonth() + count * (unit === "year" ? 12 : 1));
  return inCalendar(at);
}

/** Years that PostgreSQL and JavaScript write alike. */
function inCalendar(at: Date): Date {
  const year = at.getUTCFullYear();
  if (year >= 1 && year <= 9999) return at;
  throw new BadParameter("rule", "This is too long ago, or too far ahead.");
}
