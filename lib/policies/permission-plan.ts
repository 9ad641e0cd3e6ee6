import { spelledJson } from "@/lib/kernel/spelled-json.ts";
import type { KeptPermission } from "./policy-input.ts";
import type { PolicyPermission } from "./policy.ts";

/** What of a policy's permissions stays, becomes another, comes and goes. */
export type PermissionPlan = {
  readonly added: readonly KeptPermission[];
  readonly changed: readonly (KeptPermission & { readonly id: string })[];
  readonly removed: readonly PolicyPermission[];
};

/**
 * How to come from the permissions of a policy to a new list of them. One that is the same stays the
 * very one it was, whether its id is named or not; an id that is none of them is a new permission.
 */
export function planPermissions(
  present: readonly PolicyPermission[],
  wanted: readonly KeptPermission[],
): PermissionPlan {
  const left = new Map(present.map((one) => [one.id, one]));
  const named = wanted.map((one) => ({ one, was: takeById(left, one) }));
  const matched = named.map(({ one, was }) => ({ one, was: was ?? takeAlike(left, one) }));
  return {
    added: matched.flatMap(({ one, was }) => (was === null ? [one] : [])),
    changed: matched.flatMap(({ one, was }) =>
      was === null || meaning(was) === meaning(one) ? [] : [{ ...one, id: was.id }],
    ),
    removed: [...left.values()],
  };
}

type Left = Map<string, PolicyPermission>;

function takeById(left: Left, { id }: KeptPermission): PolicyPermission | null {
  const found = id === undefined ? undefined : left.get(id);
  if (found === undefined) return null;
  left.delete(found.id);
  return found;
}

function takeAlike(left: Left, wanted: KeptPermission): PolicyPermission | null {
  const found = [...left.values()].find((one) => meaning(one) === meaning(wanted));
  if (found === undefined) return null;
  left.delete(found.id);
  return found;
}

/** What a permission says, without which one it is. */
export const meaning = ({
  collection,
  action,
  fields,
  rule,
  validation,
  presets,
}: Omit<PolicyPermission, "id">): string =>
  spelledJson([
    ...[collection, action, fields === null ? null : fields.toSorted()],
    ...[rule, validation, presets],
  ]);
