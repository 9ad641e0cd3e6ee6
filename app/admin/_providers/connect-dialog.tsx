"use client";

import { Plus } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";

type ConnectDialogProps = {
  /** The form, told the id that the button below sends, and how it closes. */
  readonly children: (formId: string, close: () => void) => ReactNode;
};

/** Asks for what a provider gives to whoever registers with it. */
export function ConnectDialog({ children }: ConnectDialogProps) {
  const formId = useId();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Dialog
      title="Connect a provider"
      description="The address to send people back to is shown once it is connected."
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          Connect a provider
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            Connect provider
          </Button>
        </>
      }
    >
      {children(formId, close)}
    </Dialog>
  );
}
