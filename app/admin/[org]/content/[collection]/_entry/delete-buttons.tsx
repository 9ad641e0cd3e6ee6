"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { BinDialog } from "../../../_content/bin-dialog.tsx";
import { failureText } from "../../../_content/entry-draft.ts";
import { deleteContentAction } from "./actions.ts";
import { useKnownRevision } from "./known-revision.tsx";

type DeleteButtonsProps = {
  readonly org: string;
  readonly base: string;
  readonly slug: string;
  readonly id: string;
  readonly title: string;
  readonly can: { readonly bin: boolean; readonly delete: boolean };
};

/** The two ways to be rid of an entry: into the bin, with a way back, and for good. */
export function DeleteButtons(props: DeleteButtonsProps) {
  const { org, base, slug, id, title, can } = props;
  const revision = useKnownRevision().revision ?? 0;
  const [binning, setBinning] = useState(false);
  const saved = { id, revision, status: "published" as const, updatedAt: SOME_TIME };
  return (
    <>
      {can.bin && (
        <>
          <Button icon={<Trash2 aria-hidden="true" />} onClick={() => setBinning(true)}>
            Move to bin
          </Button>
          <BinDialog
            open={binning}
            onClose={() => setBinning(false)}
            title={title}
            saved={saved}
            isOut={false}
            place={{ org, base, collection: slug }}
          />
        </>
      )}
      {can.delete && <DeleteForGood {...props} />}
    </>
  );
}

/** @NOTE The dialog shows no time. */
const SOME_TIME = new Date(0);

function DeleteForGood({ org, base, slug, id, title }: DeleteButtonsProps) {
  const { revision } = useKnownRevision();
  const router = useRouter();
  const toast = useToast();
  const remove = async () => {
    const input = { collection: slug, id, revisions: revision === null ? null : [revision] };
    const result = await deleteContentAction(org, input);
    if (!result.ok) return failureText(result.error);
    toast({ title: `Deleted “${title}” for good` });
    router.push(base);
    router.refresh();
  };
  return (
    <ConfirmDialog
      trigger={<Button>Delete for good</Button>}
      title={`Delete “${title}” for good?`}
      action="Delete for good"
      consequences={["All of its versions go with it.", "What refers to it refers to nothing."]}
      onConfirm={remove}
    >
      It cannot be brought back.
    </ConfirmDialog>
  );
}
