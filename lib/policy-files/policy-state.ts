import type { Action } from "@/lib/access/action.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";

/** One permission: one action. Null: all fields, every entry, nothing demanded, nothing preset. */
export type StatePermission = {
  readonly collection: string;
  readonly action: Action;
  readonly fields: readonly string[] | null;
  readonly rule: JsonObject | null;
  readonly validation: JsonObject | null;
  readonly presets: JsonObject | null;
};

export type StatePolicy = {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly StatePermission[];
};

export type StateRole = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Slugs. */
  readonly contains: readonly string[];
  /** Names. */
  readonly policies: readonly string[];
};

/** Roles and policies, as a file says them or as they stand in an organization. */
export type PolicyState<
  Role extends StateRole = StateRole,
  Policy extends StatePolicy = StatePolicy,
> = {
  readonly roles: readonly Role[];
  readonly policies: readonly Policy[];
};

/** What stands in the database, and how much hangs on it. */
type Stored = {
  readonly id: string;
  readonly revision: number;
  /** How many members and domains hold it themselves. */
  readonly members: number;
  readonly domains: number;
};

export type StoredRole = StateRole & Stored & { readonly system: boolean };
export type StoredPermission = StatePermission & { readonly id: string };
export type StoredPolicy = Omit<StatePolicy, "permissions"> &
  Stored & { readonly permissions: readonly StoredPermission[] };
export type StoredState = PolicyState<StoredRole, StoredPolicy>;
