"use client";

import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";

type StaleDialogProps = {
  /** Whatever edits: how it stands, and the two ways on. */
  editor: {
    readonly stale: boolean;
    readonly task: string | null;
    readonly keepWriting: () => void;
    readonly takeTheirs: () => Promise<void>;
  };
  /** All that is written here, as plain text. */
  ownText: () => string;
};

/** Somebody else saved first: one's own text is kept until one decides otherwise. */
export function StaleDialog({ editor, ownText }: StaleDialogProps) {
  const toast = useToast();
  const copyAndReload = async () => {
    try {
      await navigator.clipboard.writeText(ownText());
    } catch {
      toast({
        tone: "danger",
        title: "Copying was refused",
        description: "Your browser did not allow it. Copy your text by hand, then load theirs.",
      });
      return;
    }
    toast({ title: "Your text is in the clipboard" });
    await editor.takeTheirs();
  };
  return (
    <Dialog
      open={editor.stale}
      onOpenChange={(next) => !next && editor.keepWriting()}
      title="Somebody else saved this"
      description="It changed after you opened it. Saving now would overwrite their work, so nothing was saved. Your text is still here."
      footer={
        <>
          <Button onClick={editor.keepWriting}>Keep writing</Button>
          <Button onClick={() => void editor.takeTheirs()} loading={editor.task === "reload"}>
            Load theirs
          </Button>
          <Button variant="primary" onClick={() => void copyAndReload()}>
            Copy mine, load theirs
          </Button>
        </>
      }
    />
  );
}
