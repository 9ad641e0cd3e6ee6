"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { ChoiceList } from "@/app/_ui/choice-list.tsx";
import { Dialog, DialogClose } from "@/app/_ui/dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import type { AccessChange } from "@/lib/explain/access-change.ts";
import { useRightsForm } from "../_rights/use-rights-form.tsx";
import { readPolicyAction } from "./actions.ts";
import { changedHolders, choicesOf, type Holder } from "./attachments.ts";

type AttachDialogProps = {
  org: string;
  policyId: string;
  /** «Roles» */
  label: string;
  holders: readonly Holder[];
  canPreview: boolean;
  /** What a change of these holders is for a preview; null: it cannot be previewed. */
  changeOf: ((words: readonly string[]) => Partial<PolicyChange>) | null;
  /** Lets one holder hold exactly these policies. */
  attach: (holder: Holder, asked: { confirmed: boolean }) => Promise<ActionResult<unknown>>;
};

/** Chooses who holds a policy; asks before, with who gains and who loses. */
export function AttachDialog(props: AttachDialogProps) {
  const { org, policyId, label, holders, canPreview, changeOf, attach } = props;
  const router = useRouter();
  const toast = useToast();
  const held = holders.filter(({ policies }) => policies.includes(policyId)).map(({ id }) => id);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const close = () => {
    setChosen(null);
    setProblem(undefined);
  };
  const rights = useRightsForm<Attaching>({
    ...{ org, canPreview },
    changeOf: ({ ids, permissions }) => {
      if (changeOf === null || permissions === null) return null;
      const words = holders.filter(({ id }) => ids.includes(id)).map(({ word }) => word);
      return { kind: "policy", id: policyId, permissions, ...changeOf(words) };
    },
    send: ({ ids }, asked) => sendAll(changedHolders(holders, policyId, ids), asked, attach),
    onSaved: () => {
      close();
      toast({ title: "Saved", description: "It holds from the next click on." });
      router.refresh();
    },
    onStale: () => {
      setProblem("Somebody else changed one of them in the meantime. Try again.");
      router.refresh();
    },
    refuse: ({ message, issues }) => setProblem(message ?? issues?.[0]?.message),
  });
  const save = async () => {
    setBusy(true);
    const refusal = await attaching(org, policyId, chosen ?? held)
      .then(rights.submit)
      .catch(() => ({ message: LOST }));
    setBusy(false);
    if (refusal) setProblem(refusal.message);
  };
  return (
    <>
      <Dialog
        title={`${label} with this policy`}
        open={chosen !== null}
        onOpenChange={(open) => (open ? setChosen(held) : close())}
        trigger={
          <Button size="sm" aria-label={`Change ${label.toLowerCase()}`}>
            Change…
          </Button>
        }
        footer={
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" loading={isBusy} onClick={() => void save()}>
              Save
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {problem && <Callout tone="danger">{problem}</Callout>}
          <ChoiceList
            label={label}
            choices={choicesOf(holders)}
            value={chosen ?? held}
            onChange={setChosen}
            empty="There is nothing to attach it to."
          />
        </div>
      </Dialog>
      {rights.questions}
    </>
  );
}

type PolicyChange = Extract<AccessChange, { kind: "policy" }>;

/** Whom a policy shall be given to, and what it gives; null where that cannot be read. */
type Attaching = {
  readonly ids: readonly string[];
  readonly permissions: PolicyChange["permissions"] | null;
};

/** @NOTE Read anew: what the screen knows of the policy may be older than its last change. */
async function attaching(org: string, id: string, ids: readonly string[]): Promise<Attaching> {
  const result = await readPolicyAction(org, { id });
  if (!result.ok) return { ids, permissions: null };
  const permissions = result.value.permissions.map((one) => ({
    ...one,
    fields: one.fields && [...one.fields],
  }));
  return { ids, permissions };
}

const LOST = "That did not work. Check your connection and try again.";

/** One after the other, up to the first that is refused. */
async function sendAll(
  changed: readonly Holder[],
  asked: { confirmed: boolean },
  attach: AttachDialogProps["attach"],
): Promise<ActionResult<unknown>> {
  for (const holder of changed) {
    const result = await attach(holder, asked);
    if (!result.ok) return result;
  }
  return { ok: true, value: null };
}
