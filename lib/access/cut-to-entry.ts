import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Action } from "./action.ts";
import { heldCases, WHOLE, type Case, type Grants } from "./grants.ts";
import type { LinkedEntry } from "./principal.ts";
import { siteCases } from "./site-grants.ts";

/** One entry, and what of other collections is shown with it: ids by collection. */
export type CutTo = LinkedEntry & { readonly beside: ReadonlyMap<string, readonly string[]> };

/**
 * What is left of somebody's grants for whoever comes with their link: to read one entry in one form,
 * and what stands beside it as published, each as far as the owner may, and of files the public ones. Where the link takes the right
 * to share, of the entries that the owner may share. The role Admin becomes the cases that it amounts
 * to, so that nothing else of it is passed on.
 */
export function cutToEntry(owner: Grants, cut: CutTo): Grants {
  const { collection, id, action, shared, beside } = cut;
  const permissions = new Map<string, readonly Case[]>();
  for (const [other, ids] of beside) {
    // @NOTE What every visitor is shown, a page is shown with, whoever made the link to it.
    const openly = siteCases({ kind: "anonymous" }, { action: "read", collection: other });
    // @NOTE Which files it names is up to whoever writes the entry, who may not see them all: its maker
    // is no evidence that they are to be shown.
    const held = other === "assets" ? openly : [...heldOf(owner, "read", other), ...openly];
    permissions.set(
      `${other}:read`,
      held.map((one) => within(one, [oneOf(ids)])),
    );
  }
  const asked = shared ? sharingRule(heldOf(owner, "share", collection)) : [];
  if (asked !== null) {
    const own = heldOf(owner, action, collection).map((one) =>
      within(one, [...asked, { id: { _eq: id } }]),
    );
    const key = `${collection}:${action}`;
    permissions.set(key, [...own, ...(permissions.get(key) ?? [])]);
  }
  return { ...owner, admin: false, permissions };
}

const heldOf = (owner: Grants, action: Action, collection: string): readonly Case[] =>
  owner.admin ? [WHOLE] : heldCases(owner, action, collection);

/** What an entry must be like to be shared; null: nothing may be. */
function sharingRule(cases: readonly Case[]): readonly JsonObject[] | null {
  if (cases.length === 0) return null;
  const rules = cases.flatMap(({ rule }) => (rule === null ? [] : [rule]));
  return rules.length < cases.length ? [] : [{ _or: rules }];
}

const oneOf = (ids: readonly string[]): JsonObject => ({ id: { _in: [...ids] } });

const within = ({ fields, rule, permission }: Case, rules: readonly JsonObject[]): Case => ({
  ...{ fields, permission, validation: null, presets: null },
  rule: { _and: rule === null ? [...rules] : [rule, ...rules] },
});
