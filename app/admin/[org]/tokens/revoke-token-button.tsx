"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { revokeTokenAction } from "./actions.ts";

type RevokeTokenButtonProps = { org: string; id: string; name: string };

/** Ends a token at once. */
export function RevokeTokenButton({ org, id, name }: RevokeTokenButtonProps) {
  const router = useRouter();
  const toast = useToast();
  const revoke = async () => {
    const result = await revokeTokenAction(org, { id });
    if (!result.ok) return result.error.detail;
    toast({ title: `Revoked “${name}”` });
    router.refresh();
  };
  return (
    <ConfirmDialog
      title={`Revoke “${name}”?`}
      action="Revoke token"
      consequences={["The next request with it is refused."]}
      trigger={
        <Button size="sm" aria-label={`Revoke “${name}”`}>
          Revoke
        </Button>
      }
      onConfirm={revoke}
    >
      This cannot be undone.
    </ConfirmDialog>
  );
}
