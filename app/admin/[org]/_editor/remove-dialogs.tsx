"use client";

import { useRouter } from "next/navigation";
import { proven } from "@/app/admin/_proof/proven.ts";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { binEntryAction } from "../_content/actions.ts";
import { useRestore } from "../_content/restore-provider.tsx";
import { forgetOpened } from "../_palette/opened.ts";
import { deleteEntryAction } from "./actions.ts";
import { failureText } from "./entry-values.ts";
import { isOut, type Standing } from "./standing.ts";
import type { Editor } from "./use-editor.ts";
import { usesText, useUses } from "./use-uses.ts";

export type Removing = "bin" | "delete";

type RemoveDialogsProps = {
  readonly editor: Editor;
  readonly standing: Standing;
  readonly title: string;
  readonly asking: Removing | null;
  readonly onClose: () => void;
};

/** The two ways to be rid of an entry, each saying first what goes and what refers to it. */
export function RemoveDialogs({ editor, standing, title, asking, onClose }: RemoveDialogsProps) {
  const { place } = editor.options;
  const { org, collection, base, person } = place;
  const { id, revision } = standing;
  const router = useRouter();
  const toast = useToast();
  const restore = useRestore();
  const uses = useUses(editor.options, asking === null ? null : id);
  const close = (open: boolean) => !open && onClose();
  const leave = () => {
    editor.saving.tell({ kind: "replaced" });
    forgetOpened({ person, org }, id);
    router.push(base);
    router.refresh();
  };
  const bin = async () => {
    const result = await binEntryAction(org, { collection, id, revision });
    if (!result.ok) return failureText(result.error);
    const undo = () => void restore({ place, id, title });
    toast({ title: `Moved “${title}” to the bin`, undo: { run: undo } });
    leave();
  };
  const remove = async () => {
    const revisions = revision === null ? null : [revision];
    const result = await proven(() => deleteEntryAction(org, { collection, id, revisions }));
    if (!result.ok) return failureText(result.error);
    toast({ title: `Deleted “${title}” for good` });
    leave();
  };
  const seen = isOut(standing) ? ["Visitors and programs no longer find it, at once."] : [];
  return (
    <>
      <ConfirmDialog
        open={asking === "bin"}
        onOpenChange={close}
        title={`Move “${title}” to the bin?`}
        action="Move to bin"
        consequences={[...seen, ...usesText(uses)]}
        onConfirm={bin}
      >
        It goes there with all of its versions, and can be brought back.
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={close}
        title={`Delete “${title}” for good?`}
        action="Delete for good"
        consequences={[...seen, "All of its versions go with it.", ...usesText(uses)]}
        onConfirm={remove}
      >
        It cannot be brought back.
      </ConfirmDialog>
    </>
  );
}
