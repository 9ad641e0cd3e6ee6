import {
  draftsOf,
  isSameDraft,
  type PermissionDraft,
  type PolicyCollection,
} from "@/lib/policies/policy-form/permission-draft.ts";
import type { PolicyDetail } from "@/lib/policies/policy.ts";

/** A policy while somebody edits it. */
export type PolicyDraft = {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly PermissionDraft[];
  /** Slugs of the collections that are shown, also those without a permission yet. */
  readonly collections: readonly string[];
};

/** The policy as it is kept. */
export function policyDraftOf(
  { name, description, permissions, collections }: PolicyDetail,
  catalogue: readonly PolicyCollection[],
): PolicyDraft {
  return { name, description, collections, permissions: draftsOf(permissions, catalogue) };
}

/** Whether the permissions would be kept alike. */
export const samePermissions = (one: PolicyDraft, other: PolicyDraft): boolean =>
  one.permissions.length === other.permissions.length &&
  one.permissions.every((permission, index) => {
    const twin = other.permissions[index];
    return twin !== undefined && isSameDraft(permission, twin);
  });

/** Whether there is nothing to save. */
export const isSamePolicy = (one: PolicyDraft, other: PolicyDraft): boolean =>
  one.name === other.name && one.description === other.description && samePermissions(one, other);

/** A permission put in the place of the one with its key, or at the end. */
export function withPermission(draft: PolicyDraft, permission: PermissionDraft): PolicyDraft {
  const isKnown = draft.permissions.some(({ key }) => key === permission.key);
  const permissions = isKnown
    ? draft.permissions.map((one) => (one.key === permission.key ? permission : one))
    : [...draft.permissions, permission];
  return withCollection({ ...draft, permissions }, permission.collection);
}

/** Without these permissions; their collections stay in sight. */
export const withoutPermissions = (draft: PolicyDraft, keys: readonly string[]): PolicyDraft => ({
  ...draft,
  permissions: draft.permissions.filter(({ key }) => !keys.includes(key)),
});

/** With a collection in sight. */
export const withCollection = (draft: PolicyDraft, slug: string): PolicyDraft =>
  draft.collections.includes(slug)
    ? draft
    : { ...draft, collections: [...draft.collections, slug] };

/** Without a collection and all that was said of it. */
export const withoutCollection = (draft: PolicyDraft, slug: string): PolicyDraft => ({
  ...draft,
  collections: draft.collections.filter((one) => one !== slug),
  permissions: draft.permissions.filter(({ collection }) => collection !== slug),
});
