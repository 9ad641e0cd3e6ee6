"use client";

import { useEffect, useState } from "react";
import type { MediaItem } from "@/app/_screens/media/media-item.ts";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { countAssetUsesAction } from "../_media/actions.ts";
import { filesText } from "./files-text.ts";

type DeleteFilesDialogProps = {
  readonly org: string;
  readonly files: readonly MediaItem[];
  readonly onClose: () => void;
  readonly onDelete: () => Promise<string | undefined | void>;
};

/** Asks before files are deleted, naming how many entries would show a gap. */
export function DeleteFilesDialog({ org, files, onClose, onDelete }: DeleteFilesDialogProps) {
  const uses = useUses(org, files);
  const [only] = files;
  const named = files.length === 1 && only !== undefined ? `“${only.filename}”` : null;
  return (
    <ConfirmDialog
      open
      title={`Delete ${named ?? filesText(files.length)}?`}
      action={named === null ? "Delete files" : "Delete file"}
      consequences={uses}
      onOpenChange={(open) => !open && onClose()}
      onConfirm={onDelete}
    >
      {named === null ? "They are" : "It is"} deleted for good, in every size.
    </ConfirmDialog>
  );
}

/** What goes with it, in words. */
function useUses(org: string, files: readonly MediaItem[]): readonly string[] {
  const [said, setSaid] = useState("Looking where they are used…");
  const ids = files.map(({ id }) => id).join(",");
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const result = await countAssetUsesAction(org, { ids: ids.split(",") }).catch(() => null);
      if (isWanted) setSaid(result?.ok ? usesText(result.value.entries) : UNKNOWN);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [org, ids]);
  return [said];
}

const UNKNOWN = "Where they are used could not be found out.";

/** «3 entries use it and will show a gap there.» */
export const usesText = (entries: number): string => {
  if (entries === 0) return "No entry uses this.";
  const many = entries === 1 ? "1 entry uses" : `${entries} entries use`;
  return `${many} this, and will show a gap there.`;
};
