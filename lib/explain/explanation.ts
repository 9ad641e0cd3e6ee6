import type { Action } from "@/lib/access/action.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { SubjectName } from "./subject.ts";

/**
 * Whether something is so. `person`: it depends on the person who holds the role that was asked
 * about. `hidden`: it depends on what whoever asks may not read themselves.
 */
export type Truth = "yes" | "no" | "person" | "hidden";

/** `some`: for some entries, or for some people, and the rules say which. */
export type Verdict = "yes" | "no" | "some" | "hidden";

/** A part of a rule, with whether it holds for the entry; null: no entry was named. */
export type Clause = {
  readonly kind: "all" | "any" | "test";
  /** The part by itself, as a rule. */
  readonly rule: JsonObject;
  readonly truth: Truth | null;
  /** What the field is in the entry, as text; null where it is nothing, or is not told. */
  readonly value: string | null;
  /** What the variable in it stands for; null without one. */
  readonly means: string | null;
  readonly of: readonly Clause[];
};

/** One permission for what was asked. */
export type PermissionAnswer = {
  readonly id: string;
  readonly fields: readonly string[] | null;
  readonly rule: JsonObject | null;
  readonly validation: JsonObject | null;
  readonly presets: JsonObject | null;
  /** Whether it holds for the entry; for no entry in particular: null where it has a rule. */
  readonly truth: Truth | null;
  /** The rule's parts; null without a rule, and for one that cannot be read and so gives nothing. */
  readonly clause: Clause | null;
  /** Whether it is one of those that decide. */
  readonly decides: boolean;
};

/** A role that the subject holds, itself or by another one. */
export type RoleAnswer = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly admin: boolean;
  /** Names of the roles that it was reached by, the one given to the subject first. */
  readonly through: readonly string[];
};

/** A policy that speaks of what was asked. */
export type PolicyAnswer = {
  readonly id: string;
  readonly name: string;
  /** Roles that hold it; none: it was given to the subject itself. */
  readonly roles: readonly { readonly id: string; readonly slug: string; readonly name: string }[];
  readonly own: boolean;
  readonly permissions: readonly PermissionAnswer[];
};

/**
 * A field of the collection. `open`: it is shown or may be written here; `some`: in some entries;
 * `withheld`: in others, not in this one; `closed`: nowhere.
 */
export type FieldAnswer = {
  readonly name: string;
  readonly state: "open" | "some" | "withheld" | "closed" | "hidden";
  /** The permissions that hold it. */
  readonly permissions: readonly string[];
};

/** One thing that was looked at on the way, in words. */
export type StepAnswer = {
  readonly kind: "gate" | "status" | "ceiling" | "admin" | "own" | "form";
  readonly ok: boolean;
  readonly text: string;
};

/** Why a principal may or may not do something. */
export type Explanation = {
  readonly verdict: Verdict;
  /** The answer in one sentence. */
  readonly sentence: string;
  readonly who: SubjectName & { readonly name: string };
  readonly action: Action;
  readonly collection: { readonly slug: string; readonly name: string };
  readonly entry: { readonly id: string; readonly title: string } | null;
  readonly field: string | null;
  readonly steps: readonly StepAnswer[];
  readonly roles: readonly RoleAnswer[];
  /** How many policies they hold in all. */
  readonly policyCount: number;
  readonly policies: readonly PolicyAnswer[];
  readonly fields: readonly FieldAnswer[];
  /** Roles that would allow it, where it is refused. */
  readonly givers: readonly { readonly id: string; readonly name: string }[];
};
