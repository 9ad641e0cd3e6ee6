import { ACTIONS, type Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import type { Case, Grants } from "@/lib/access/grants.ts";
import { covers } from "@/lib/access/covers.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { grantsIn, reachedRoles, type AccessGraph, type Holder } from "./access-graph.ts";
import { everybodyIn, type Subject } from "./subject.ts";

/** What some gain or lose: an action on a collection; null in both: everything, by the role Admin. */
export type ImpactLine = {
  readonly collection: string | null;
  readonly action: Action | null;
  /** Members, suspended ones among them. */
  readonly people: number;
  readonly domains: number;
  readonly visitors: readonly ("public" | "guest")[];
  /** At most ten of all of them. */
  readonly names: readonly string[];
};

export type Impact = {
  readonly gains: readonly ImpactLine[];
  readonly losses: readonly ImpactLine[];
};

const NAMES = 10;

/**
 * Who may do more, and who less, in one state of an organization than in another. Pure. A gain is
 * what nothing that was held before covers: an action, an entry or a field. Those who hold the same
 * are reckoned once.
 */
export function compareAccess(before: AccessGraph, after: AccessGraph): Impact {
  const [gains, losses] = [new Map<string, Tally>(), new Map<string, Tally>()];
  for (const group of groupsOf(before, after)) {
    if (isUntouched(before, after, group)) continue;
    const held = { ...group, grants: grantsIn(before, group.held) };
    const kept = { ...group, grants: grantsIn(after, group.kept) };
    for (const key of newIn(kept, held)) count(gains, key, group.who);
    for (const key of newIn(held, kept)) count(losses, key, group.who);
  }
  return { gains: linesOf(gains), losses: linesOf(losses) };
}

/** Those of one kind who hold the same before and the same after. */
type Group = {
  readonly principal: Subject["principal"];
  readonly held: Holder;
  readonly kept: Holder;
  readonly who: Subject[];
};

function groupsOf(before: AccessGraph, after: AccessGraph): Iterable<Group> {
  const kept = new Map(everybodyIn(after).map((one) => [keyOf(one), one.holder]));
  const groups = new Map<string, Group>();
  for (const one of everybodyIn(before)) {
    const then = kept.get(keyOf(one)) ?? { roles: [], policies: [] };
    const key = JSON.stringify([one.kind, spell(one.holder), spell(then)]);
    const group = groups.get(key);
    if (group !== undefined) group.who.push(one);
    else groups.set(key, { principal: one.principal, held: one.holder, kept: then, who: [one] });
  }
  return groups.values();
}

const keyOf = ({ kind, id }: Subject): string => `${kind}:${id ?? ""}`;

const spell = ({ roles, policies }: Holder) => [roles.toSorted(), policies.toSorted()];

/** @NOTE What a change leaves alone is the very same object in both graphs. */
function isUntouched(before: AccessGraph, after: AccessGraph, { held, kept }: Group): boolean {
  const [one, other] = [partsOf(before, held), partsOf(after, kept)];
  return one.size === other.size && [...one].every((part) => other.has(part));
}

function partsOf(graph: AccessGraph, { roles, policies }: Holder): ReadonlySet<unknown> {
  const reached = reachedRoles(graph, roles);
  const given = [...reached.flatMap((role) => role.policies), ...policies];
  return new Set<unknown>([...roles, ...reached, ...given.map((id) => graph.policies.get(id))]);
}

type Reckoned = { readonly principal: Subject["principal"]; readonly grants: Grants };

const EVERYTHING = "";

/** What one state gives that another does not cover, by `collection:action`. */
function newIn(one: Reckoned, other: Reckoned): readonly string[] {
  if (isAdmin(other)) return [];
  if (isAdmin(one)) return [EVERYTHING];
  return [...one.grants.permissions.keys()].filter((key) => {
    const had = casesOf(other, key);
    return casesOf(one, key).some((asked) => !covers(had, asked));
  });
}

const isAdmin = ({ principal, grants }: Reckoned): boolean =>
  principal.kind === "member" && grants.admin;

/** What the engine would let them do: ceilings of visitors and guests apply. */
function casesOf({ principal, grants }: Reckoned, key: string): readonly Case[] {
  const { collection, action } = partsOfKey(key);
  const decision = decide(principal, grants, { action, collection, id: null });
  if (!decision.allowed || decision.permit.owner !== null) return [];
  return decision.permit.cases.map((one) => ({
    ...one,
    rule: meantFor(grants, one.rule),
    validation: meantFor(grants, one.validation),
  }));
}

/**
 * @NOTE For the same holder the same variable means the same rows, as long as it speaks of no role
 * or policy that has come or gone.
 */
function meantFor(grants: Grants, rule: JsonObject | null): JsonObject | null {
  if (rule === null) return null;
  const lists: Readonly<Record<string, readonly string[]>> = {
    $CURRENT_ROLE: grants.directRoles,
    $CURRENT_ROLES: grants.roles,
    $CURRENT_POLICIES: grants.policies,
  };
  const text = JSON.stringify(rule, (_, value: unknown) =>
    typeof value === "string" && value.startsWith("$CURRENT_")
      ? (lists[value] ?? value.replace("$CURRENT_", "$OWN_"))
      : value,
  );
  return JSON.parse(text) as JsonObject;
}

function partsOfKey(key: string): { readonly collection: string; readonly action: Action } {
  const end = key.lastIndexOf(":");
  return { collection: key.slice(0, end), action: key.slice(end + 1) as Action };
}

type Tally = { people: number; domains: number; visitors: ("public" | "guest")[]; names: string[] };

function count(tallies: Map<string, Tally>, key: string, who: readonly Subject[]): void {
  const tally = tallies.get(key) ?? { people: 0, domains: 0, visitors: [], names: [] };
  tallies.set(key, tally);
  for (const { kind, name } of who) {
    if (kind === "member") tally.people += 1;
    else if (kind === "domain") tally.domains += 1;
    else if (kind !== "role") tally.visitors.push(kind);
    tally.names.push(name);
  }
}

function linesOf(tallies: ReadonlyMap<string, Tally>): readonly ImpactLine[] {
  const lines = [...tallies].map(([key, { names, ...tally }]): ImpactLine => {
    const parts = key === EVERYTHING ? { collection: null, action: null } : partsOfKey(key);
    return { ...parts, ...tally, names: names.toSorted(byText).slice(0, NAMES) };
  });
  return lines.toSorted((a, b) => byText(spelled(a), spelled(b)));
}

/** In the order of collections, and within one of what may be done. */
const spelled = ({ collection, action }: ImpactLine): string =>
  `${collection ?? ""} ${action === null ? "" : ACTIONS.indexOf(action)}`;

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);
