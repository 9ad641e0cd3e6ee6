"use client";

import { useState } from "react";
import { folderOptions } from "@/app/_screens/media/folder-options.ts";
import type { MediaFolder } from "@/app/_screens/media/media-item.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Dialog, DialogClose } from "@/app/_ui/dialog.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";

type PlaceDialogProps = {
  readonly title: string;
  /** Where it may go. */
  readonly folders: readonly MediaFolder[];
  readonly present: string | null;
  readonly onClose: () => void;
  /** Answers with what is wrong with the place, or null. */
  readonly onPlace: (folder: string | null) => Promise<string | null>;
};

/** Asks into which folder something goes. */
export function PlaceDialog({ title, folders, present, onClose, onPlace }: PlaceDialogProps) {
  const [place, setPlace] = useState(present ?? "");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const move = async () => {
    setBusy(true);
    const wrong = await onPlace(place || null).catch(() => "No answer came. Try again.");
    setBusy(false);
    setProblem(wrong);
    if (wrong === null) onClose();
  };
  return (
    <Dialog
      open
      size="sm"
      title={title}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" loading={busy} onClick={() => void move()}>
            Move
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem !== null && <Callout tone="danger">{problem}</Callout>}
        <SelectField
          label="Folder"
          value={place}
          options={[{ value: "", label: "Media (no folder)" }, ...folderOptions(folders)]}
          onChange={({ target }) => setPlace(target.value)}
        />
      </div>
    </Dialog>
  );
}
