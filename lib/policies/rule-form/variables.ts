import type { RuleField, RuleValue } from "./rule-tree.ts";

type Variable = { readonly name: string; readonly words: string };

const PEOPLE: readonly Variable[] = [
  { name: "$CURRENT_USER", words: "the person asking" },
  { name: "$CURRENT_MEMBER", words: "the membership of the person asking" },
  { name: "$CURRENT_DOMAIN", words: "the domain asking" },
  { name: "$CURRENT_ORGANIZATION", words: "this organization" },
];

const LISTS: readonly Variable[] = [
  { name: "$CURRENT_ROLES", words: "the roles of whoever asks, at every depth" },
  { name: "$CURRENT_ROLE", words: "the roles given directly to whoever asks" },
];

const POLICY_LIST: Variable = { name: "$CURRENT_POLICIES", words: "the policies of whoever asks" };

const NOW: Variable = { name: "$NOW", words: "now" };

/** The variables that can stand where a value of this field stands, in the order they are offered. */
export function variablesFor(
  { kind, to }: Pick<RuleField, "kind" | "to">,
  wants: "one" | "list",
): readonly Variable[] {
  if (to !== null && to !== "users") return [];
  return (wants === "list" ? LISTS_OF : ONES_OF)[kind] ?? [];
}

const ONES_OF: Partial<Record<RuleField["kind"], readonly Variable[]>> = {
  id: PEOPLE,
  instant: [NOW],
};

const LISTS_OF: Partial<Record<RuleField["kind"], readonly Variable[]>> = {
  id: [POLICY_LIST],
  text: LISTS,
};

export const isVariable = (value: RuleValue | undefined): boolean => variableIn(value) !== null;

/** The name of the variable that a value is; null for one that stands for itself. */
export const variableIn = (value: RuleValue | undefined): string | null =>
  typeof value === "string" && /^\$[A-Z]/.test(value) ? value : null;

/** A variable in words; one that nobody has words for says its own name. */
export function variableWords(name: string): string {
  const known = [...PEOPLE, ...LISTS, POLICY_LIST, NOW].find((variable) => variable.name === name);
  if (known !== undefined) return known.words;
  const span = spanOf(name);
  if (span !== null) {
    const length = spanWords(span);
    return span.count < 0 ? `${length} ago` : `${length} from now`;
  }
  const [, field] = /^\$CURRENT_USER\.(\w+)$/.exec(name) ?? [];
  return field === undefined ? name : `the ${field} of the person asking`;
}

export const UNITS = ["minute", "hour", "day", "week", "month", "year"] as const;

/** A stretch of time beside now: negative before, positive after. */
export type Span = { readonly count: number; readonly unit: (typeof UNITS)[number] };

/** The stretch in `$NOW(-7 days)`; null for anything else. */
export function spanOf(value: RuleValue | undefined): Span | null {
  if (typeof value !== "string") return null;
  const [, sign, count, unit] =
    /^\$NOW\(([+-]) ?(\d{1,5}) (minute|hour|day|week|month|year)s?\)$/.exec(value) ?? [];
  const found = UNITS.find((known) => known === unit);
  return found === undefined ? null : { count: Number(`${sign}${count}`), unit: found };
}

/** `$NOW(-7 days)`. */
export const spanText = ({ count, unit }: Span): string =>
  `$NOW(${count < 0 ? "-" : "+"}${Math.abs(count)} ${unit}${Math.abs(count) === 1 ? "" : "s"})`;

/** «7 days», whichever way it leads. */
export const spanWords = ({ count, unit }: Span): string =>
  `${Math.abs(count)} ${unit}${Math.abs(count) === 1 ? "" : "s"}`;
