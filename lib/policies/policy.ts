import type { Action } from "@/lib/access/action.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";

/** One permission of a policy: an action on a collection, on the rows and fields that it names. */
export type PolicyPermission = {
  readonly id: string;
  readonly collection: string;
  readonly action: Action;
  /** Names of fields; null: all of them. */
  readonly fields: readonly string[] | null;
  /** Which entries it concerns, a filter; null: all of them. */
  readonly rule: JsonObject | null;
  /** What a written entry must satisfy, a filter; null: nothing. */
  readonly validation: JsonObject | null;
  /** Values that a written entry gets where it names none; null: none. */
  readonly presets: JsonObject | null;
};

/** A policy as lists show it: what it is about, and who holds it directly. */
export type PolicySummary = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Counts its changes. */
  readonly revision: number;
  readonly permissionCount: number;
  /** The collections that its permissions name, in alphabetical order. */
  readonly collections: readonly string[];
  /** What it opens in each of them; `limited`: some permission there names fields or has a rule. */
  readonly opens: readonly {
    readonly collection: string;
    readonly actions: readonly Action[];
    readonly limited: boolean;
  }[];
  readonly roles: readonly { readonly slug: string; readonly name: string }[];
  /** Empty for whoever may not read members; so it is with domains. */
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly domains: readonly { readonly id: string; readonly name: string }[];
  /** Whether the caller may hand it out: they hold all that it gives. */
  readonly givable: boolean;
};

/** A policy with its permissions, by collection and action. */
export type PolicyDetail = PolicySummary & {
  readonly permissions: readonly PolicyPermission[];
};
