"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { Impact } from "@/lib/explain/compare-access.ts";
import { ImpactLines } from "../_explain/impact-lines.tsx";
import { previewImpactAction } from "../_rights/preview-action.ts";
import { deletePolicyAction } from "./actions.ts";

type DeleteCardProps = {
  org: string;
  policy: { readonly id: string; readonly name: string };
  canPreview: boolean;
};

/** Deletes a policy, with the names of those who lose something by it. */
export function DeleteCard({ org, policy: { id, name }, canPreview }: DeleteCardProps) {
  const router = useRouter();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [impact, setImpact] = useState<Impact | null>(null);

  const ask = async () => {
    setBusy(true);
    const change = { kind: "policy", id, permissions: [] };
    const result = canPreview ? await previewImpactAction(org, { change }).catch(() => null) : null;
    setImpact(result?.ok === true ? result.value : null);
    setBusy(false);
    setOpen(true);
  };
  const remove = async () => {
    const result = await proven(() => deletePolicyAction(org, { id }));
    if (!result.ok) return result.error.detail;
    toast({ title: `«${name}» is deleted` });
    router.push(`/admin/${org}/policies`);
    router.refresh();
  };
  return (
    <Card title="Delete this policy" flush>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
        <p className="min-w-0 flex-1 basis-52 text-sm text-muted">
          Whoever holds it loses what no other policy gives them.
        </p>
        <Button variant="danger" loading={isBusy} onClick={() => void ask()}>
          Delete…
        </Button>
      </div>
      <ConfirmDialog
        title={`Delete «${name}»?`}
        action="Delete policy"
        open={isOpen}
        onOpenChange={setOpen}
        onConfirm={remove}
      >
        <div className="flex max-h-[45dvh] flex-col gap-3 overflow-y-auto">
          <p>It cannot be brought back.</p>
          {impact && <ImpactLines impact={impact} />}
        </div>
      </ConfirmDialog>
    </Card>
  );
}
