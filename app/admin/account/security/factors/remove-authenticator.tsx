"use client";

import { useRouter } from "next/navigation";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { removeAuthenticatorAction } from "./factor-actions.ts";

/** Takes the app away, when asked twice. */
export function RemoveAuthenticator() {
  const router = useRouter();
  const toast = useToast();
  const confirm = async () => {
    const result = await proven(removeAuthenticatorAction);
    if (!result.ok) return result.error.detail;
    toast({ title: "Authenticator app removed", description: "Your other sessions have ended." });
    router.refresh();
  };
  return (
    <ConfirmDialog
      title="Remove your authenticator app?"
      action="Remove app"
      trigger={<Button size="sm">Remove</Button>}
      onConfirm={confirm}
    >
      Its codes work no more, and you are signed out everywhere else. Without another factor your
      recovery codes go, too.
    </ConfirmDialog>
  );
}
