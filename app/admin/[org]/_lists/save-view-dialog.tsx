"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { Dialog, DialogClose } from "@/app/_ui/dialog.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { SavedViews } from "@/lib/saved-views/saved-view.ts";
import { createViewAction } from "./actions.ts";
import { useList, type ListTools } from "./use-list.ts";

type SaveViewDialogProps = ListTools & { readonly saved: SavedViews; readonly onClose: () => void };

/** Keeps what a list shows under a name. */
export function SaveViewDialog({ onClose, ...tools }: SaveViewDialogProps) {
  const { org, list, state, saved } = tools;
  const router = useRouter();
  const toast = useToast();
  const { go } = useList(tools);
  const formId = useId();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    setBusy(true);
    const { definition } = state;
    const result = await createViewAction(org, { collection: list.slug, name, shared, definition });
    setBusy(false);
    if (!result.ok) return setProblem(result.error.issues[0]?.message ?? result.error.detail);
    toast({ title: `Saved the view “${name.trim()}”` });
    onClose();
    go({ view: { id: result.value.id, definition } });
    router.refresh();
  };
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={(open) => !open && !busy && onClose()}
      title="Save as a view"
      description="Keeps the columns, filters, search and order that the list has now."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form={formId} loading={busy}>
            Save view
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Name"
          required
          maxLength={80}
          value={name}
          error={problem}
          onChange={({ target }) => setName(target.value)}
        />
        {saved.mayShare && (
          <CheckboxField
            label="For everybody here"
            help="Whoever has this list can use the view. It shows them no more than they may read."
            checked={shared}
            onChange={({ target }) => setShared(target.checked)}
          />
        )}
      </form>
    </Dialog>
  );
}
