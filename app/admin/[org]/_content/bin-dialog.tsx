"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { binEntryAction } from "./actions.ts";
import { failureText } from "./entry-draft.ts";
import type { EntryPlace, Saved } from "./entry-requests.ts";
import { useRestore } from "./restore-provider.tsx";

type BinDialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  saved: Saved;
  /** Whether visitors see it now. */
  isOut: boolean;
  place: EntryPlace;
};

/** Asks before an entry goes to the bin, and offers it back for ten seconds afterwards. */
export function BinDialog({ open, onClose, title, saved, isOut, place }: BinDialogProps) {
  const router = useRouter();
  const toast = useToast();
  const restore = useRestore();
  const { org, collection, base } = place;
  const { id, revision } = saved;
  const undo = () => void restore({ place, id, title });
  const bin = async () => {
    const result = await binEntryAction(org, { collection, id, revision });
    if (!result.ok) return failureText(result.error);
    toast({ title: `Deleted “${title}”`, undo: { run: undo } });
    router.push(base);
    router.refresh();
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={`Delete “${title}”?`}
      action="Delete"
      onConfirm={bin}
      {...(isOut ? { consequences: ["Visitors get «not found» at its address at once."] } : {})}
    >
      It goes to the bin with all of its versions.
    </ConfirmDialog>
  );
}
