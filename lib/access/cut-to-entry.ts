import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Action } from "./action.ts";
import { heldCases, holdsField, WHOLE, type Case, type Fields, type Grants } from "./grants.ts";
import type { LinkedEntry } from "./principal.ts";
import { siteCases } from "./site-grants.ts";

/** One entry, and what of other collections is shown with it: ids by collection. */
export type CutTo = LinkedEntry & {
  readonly beside: ReadonlyMap<string, readonly string[]>;
  /** What every visitor of a public website holds. */
  readonly everybody: Grants;
};

/**
 * What is left of somebody's grants for whoever comes with their link: to read one entry in one form as
 * far as the owner may, and what stands beside it as published, as far as the owner may and every
 * visitor of the website could. Where the link takes the right to share, of the entries that the owner
 * may share. The role Admin becomes the cases that it amounts to, so that nothing else of it is passed on.
 */
export function cutToEntry(owner: Grants, cut: CutTo): Grants {
  const { collection, id, action, shared, beside, everybody } = cut;
  const permissions = new Map<string, readonly Case[]>();
  for (const [other, ids] of beside) {
    const held = besideCases(owner, everybody, other);
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

/**
 * What may be shown beside the entry, of a collection that it names entries or files of.
 * @NOTE What it names is up to whoever writes it, who need not see all of that: the owner's right alone
 * is no evidence that it is to be shown. What every visitor is shown is nobody's to find out.
 */
function besideCases(owner: Grants, everybody: Grants, collection: string): readonly Case[] {
  const openly = siteCases({ kind: "anonymous" }, { action: "read", collection });
  if (collection === "assets") return openly;
  const shown = heldCases(everybody, "read", collection).filter(isForEverybody);
  return heldOf(owner, "read", collection).flatMap((own) =>
    shown.map((other) => bothOf(own, other)),
  );
}

/** @NOTE A rule about whoever asks would be asked of the owner here, and says nothing of visitors. */
const isForEverybody = ({ rule }: Case): boolean =>
  rule === null || !/\$CURRENT_(?!ORG)/.test(JSON.stringify(rule));

/** The rows and fields that two cases both open. */
function bothOf(one: Case, other: Case): Case {
  const rules = [one, other].flatMap(({ rule }) => (rule === null ? [] : [rule]));
  const fields = bothFields(one.fields, other.fields);
  return { ...one, fields, rule: rules.length === 0 ? null : { _and: rules } };
}

function bothFields(one: Fields, other: Fields): Fields {
  if (one === "all") return other;
  return new Set([...one].filter((name) => holdsField(other, name)));
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
