"use client";

import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { revokeLinkAction } from "./actions.ts";

type RevokeLinkButtonProps = {
  org: string;
  id: string;
  /** What it is, in words. */
  what: string;
  onRevoked: () => void;
};

/** Ends a link at once. */
export function RevokeLinkButton({ org, id, what, onRevoked }: RevokeLinkButtonProps) {
  const toast = useToast();
  const revoke = async () => {
    const result = await revokeLinkAction(org, { id });
    if (!result.ok) return result.error.detail;
    toast({ title: "The link has ended" });
    onRevoked();
  };
  return (
    <ConfirmDialog
      title="Revoke this link?"
      action="Revoke link"
      consequences={["Whoever has it finds nothing there from the next request on."]}
      trigger={
        <Button size="sm" aria-label={`Revoke: ${what}`}>
          Revoke
        </Button>
      }
      onConfirm={revoke}
    >
      {what}. This cannot be undone; a new one has another address.
    </ConfirmDialog>
  );
}
