"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { CollectionDetail } from "@/lib/content/collections/collection-reads.ts";
import { deleteCollectionAction, previewDeletionAction } from "./actions.ts";
import { LossDialog, type Pending } from "./builder/loss-dialog.tsx";
import { deletionLines } from "./builder/loss-lines.ts";

type DeleteCardProps = {
  readonly org: string;
  readonly collection: CollectionDetail;
  /** Whether one may also take the relations away that lead here. */
  readonly canRemoveRelations: boolean;
};

/** Deletes a collection with all that is in it, once its name was typed. */
export function DeleteCard({ org, collection, canRemoveRelations }: DeleteCardProps) {
  const router = useRouter();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [pending, setPending] = useState<Pending | null>(null);
  const { id, name, revision } = collection;

  const remove = async (alsoFields: readonly string[], confirmLoss: string | undefined) => {
    const result = await proven(() =>
      deleteCollectionAction(org, { id, revision, alsoFields, confirmLoss }),
    );
    if (!result.ok) return result.error.detail;
    toast({ title: `«${name}» is deleted` });
    router.push(`/admin/${org}/collections`);
    router.refresh();
    return undefined;
  };
  const weigh = async () => {
    const first = await previewDeletionAction(org, { id });
    if (!first.ok || !canRemoveRelations || first.value.relations.length === 0) {
      return { result: first, alsoFields: [] };
    }
    const alsoFields = first.value.relations.map((relation) => relation.id);
    return { result: await previewDeletionAction(org, { id, alsoFields }), alsoFields };
  };
  const ask = async () => {
    setBusy(true);
    const { result, alsoFields } = await weigh();
    setBusy(false);
    if (!result.ok) {
      return toast({ title: result.error.title, description: result.error.detail, tone: "danger" });
    }
    setPending({
      ...{ title: `Delete «${name}»?`, action: "Delete collection", preview: result.value },
      text: "The collection goes with all its entries and their versions. This cannot be undone.",
      typeToConfirm: name,
      lines: deletionLines,
      run: (confirmLoss) => remove(alsoFields, confirmLoss),
    });
  };
  return (
    <Card title="Delete this collection" flush>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
        <p className="min-w-0 flex-1 basis-52 text-sm text-muted">
          Its entries, their versions and all permissions to it go with it.
        </p>
        <Button variant="danger" loading={isBusy} onClick={() => void ask()}>
          Delete…
        </Button>
      </div>
      <LossDialog pending={pending} onClose={() => setPending(null)} />
    </Card>
  );
}
