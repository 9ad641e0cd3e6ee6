"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { useToast } from "@/app/_ui/toast.tsx";
import type { FormRefusal } from "@/app/_ui/use-schema-form.ts";
import {
  problemsOfDraft,
  sentOf,
  type PolicyCollection,
} from "@/lib/policies/policy-form/permission-draft.ts";
import { useRightsForm } from "../_rights/use-rights-form.tsx";
import { updatePolicyAction } from "./actions.ts";
import { samePermissions, type PolicyDraft } from "./policy-draft.ts";
import { refusalsOf, type Refusals } from "./refusals.ts";
import type { usePolicyDraft } from "./use-policy-draft.ts";

type Options = {
  org: string;
  editing: ReturnType<typeof usePolicyDraft>;
  catalogue: readonly PolicyCollection[];
  canPreview: boolean;
};

const NOTHING: Refusals = { name: null, general: null, permissions: new Map() };

/** Saves a policy: what is unfinished stays here, what changes rights is shown before. */
export function usePolicySaving({ org, editing, catalogue, canPreview }: Options) {
  const { base: policy, kept, draft, takeNext } = editing;
  const router = useRouter();
  const toast = useToast();
  const [refusals, setRefusals] = useState<Refusals>(NOTHING);
  const [isStale, setStale] = useState(false);
  const [isBusy, setBusy] = useState(false);

  const refuse = (refusal: FormRefusal) => setRefusals(refusalsOf(refusal, draft.permissions));
  const rights = useRightsForm<PolicyDraft>({
    ...{ org, canPreview, refuse },
    changeOf: (values) =>
      samePermissions(values, kept)
        ? null
        : { kind: "policy", id: policy.id, permissions: values.permissions.map(sentOf) },
    send: (values, { confirmed }) => {
      const { name, description } = values;
      const permissions = samePermissions(values, kept)
        ? {}
        : { permissions: values.permissions.map(sentOf) };
      const { id, revision } = policy;
      const changed = { id, revision, name, description, ...permissions, confirmed };
      return proven(() => updatePolicyAction(org, changed));
    },
    onSaved: () => {
      setRefusals(NOTHING);
      takeNext();
      toast({ title: "Saved", description: "It holds from the next click on." });
      router.refresh();
    },
    onStale: () => setStale(true),
  });

  const save = async () => {
    const unfinished = new Map(
      draft.permissions
        .map(
          (one) =>
            [one.key, problemsOfDraft(one, catalogue).map(({ message }) => message)] as const,
        )
        .filter(([, messages]) => messages.length > 0),
    );
    setRefusals({ ...NOTHING, permissions: unfinished });
    if (unfinished.size > 0) return;
    setBusy(true);
    const refusal = await rights.submit(draft).catch(() => LOST);
    setBusy(false);
    if (refusal) refuse(refusal);
  };
  const takeTheirs = () => {
    setStale(false);
    setRefusals(NOTHING);
    takeNext();
    router.refresh();
    return Promise.resolve();
  };
  const stale = { stale: isStale, task: null, takeTheirs, keepWriting: () => setStale(false) };
  return { save, isBusy, refusals, stale, questions: rights.questions };
}

const LOST: FormRefusal = {
  message: "That did not work. Check your connection and try again; your work is still here.",
};
