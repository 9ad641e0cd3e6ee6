"use client";

import { useMemo, useState } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import { useLatest } from "@/app/_ui/use-latest.ts";
import { actionWords } from "@/lib/policies/policy-form/action-words.ts";
import type {
  PermissionDraft,
  PolicyCollection,
} from "@/lib/policies/policy-form/permission-draft.ts";
import type { PolicyDetail } from "@/lib/policies/policy.ts";
import type { Spot } from "./matrix/policy-matrix.tsx";
import {
  isSamePolicy,
  policyDraftOf,
  withCollection,
  withPermission,
  withoutCollection,
  withoutPermissions,
} from "./policy-draft.ts";

/** A policy that is edited, with a way back from what was removed. */
export function usePolicyDraft(policy: PolicyDetail, catalogue: readonly PolicyCollection[]) {
  const toast = useToast();
  const drafting = useFollowing(policy, catalogue);
  const { draft, setDraft } = drafting;
  const latest = useLatest(draft);
  const nameOf = (slug: string) => catalogue.find((one) => one.slug === slug)?.name ?? slug;

  /** @NOTE What was taken away comes back as it was; what was written since stays. */
  const offerUndo = (title: string, gone: readonly PermissionDraft[]) =>
    toast({
      tone: "info",
      title,
      undo: { run: () => setDraft(gone.reduce(withPermission, latest.current)) },
    });
  const remove = (gone: readonly PermissionDraft[], title: string) => {
    if (gone.length === 0) return;
    const keys = gone.map(({ key }) => key);
    setDraft((now) => withoutPermissions(now, keys));
    offerUndo(title, gone);
  };
  return {
    ...drafting,
    put: (permission: PermissionDraft) => setDraft((now) => withPermission(now, permission)),
    add: (slug: string) => setDraft((now) => withCollection(now, slug)),
    remove: ({ key }: PermissionDraft) => setDraft((now) => withoutPermissions(now, [key])),
    clear: ({ collection, action }: Spot) =>
      remove(
        draft.permissions.filter((one) => one.collection === collection && one.action === action),
        `${nameOf(collection)}: ${actionWords(action)} is removed`,
      ),
    removeCollection: (slug: string) => {
      const gone = draft.permissions.filter(({ collection }) => collection === slug);
      setDraft((now) => withoutCollection(now, slug));
      if (gone.length > 0) offerUndo(`${nameOf(slug)} is removed from this policy`, gone);
    },
  };
}

/**
 * The draft of a policy. What others save meanwhile does not touch it, unless nothing was written or
 * `takeNext` was said.
 */
function useFollowing(policy: PolicyDetail, catalogue: readonly PolicyCollection[]) {
  const [base, setBase] = useState(policy);
  const [isAwaited, setAwaited] = useState(false);
  const kept = useMemo(() => policyDraftOf(base, catalogue), [base, catalogue]);
  const [draft, setDraft] = useState(kept);
  const isDirty = !isSamePolicy(draft, kept);
  if (policy.revision !== base.revision && (isAwaited || !isDirty)) {
    setBase(policy);
    setDraft(policyDraftOf(policy, catalogue));
    setAwaited(false);
  }
  return { base, kept, draft, setDraft, isDirty, takeNext: () => setAwaited(true) };
}
