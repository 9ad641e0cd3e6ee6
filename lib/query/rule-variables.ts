import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** What the variables of a rule stand for; null: for nothing, so that no comparison holds. */
export type Variables = {
  readonly named: ReadonlyMap<string, string | readonly string[] | null>;
  readonly now: Date;
};

/** The variables as they stand for whoever opened the scope, now. */
export function variablesOf({ principal, grants, organizationId, clock }: Scope): Variables {
  const userId = "userId" in principal ? principal.userId : null;
  const memberId = "memberId" in principal ? principal.memberId : null;
  return {
    named: new Map<string, string | readonly string[] | null>([
      ["$CURRENT_USER", userId],
      ["$CURRENT_MEMBER", memberId],
      ["$CURRENT_DOMAIN", principal.kind === "domain" ? principal.domainId : null],
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

/** @NOTE A text that only begins with the sign, such as `$5`, stands for itself. */
function valueOf(text: string, { named, now }: Variables): unknown {
  if (!/^\$[A-Z]/.test(text)) return text;
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
