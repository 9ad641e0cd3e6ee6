"use client";

import { useRouter } from "next/navigation";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { removePasskeyAction } from "./factor-actions.ts";

/** Takes a passkey away, when asked twice. */
export function RemovePasskey({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const toast = useToast();
  const confirm = async () => {
    const result = await proven(() => removePasskeyAction({ id }));
    if (!result.ok) return result.error.detail;
    toast({ title: "Passkey removed", description: "Your other sessions have ended." });
    router.refresh();
  };
  return (
    <ConfirmDialog
      title={`Remove the passkey “${name}”?`}
      action="Remove passkey"
      trigger={
        <Button size="sm" aria-label={`Remove “${name}”`}>
          Remove
        </Button>
      }
      onConfirm={confirm}
    >
      It signs you in no more, and you are signed out everywhere else. Your device may go on
      offering it; delete it there, too.
    </ConfirmDialog>
  );
}
