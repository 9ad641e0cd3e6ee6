"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";

type RevokeTokenProps = {
  readonly name: string;
  readonly revoke: () => Promise<ActionResult<unknown>>;
};

/** Ends a token of any kind at once, when asked twice. */
export function RevokeToken({ name, revoke }: RevokeTokenProps) {
  const router = useRouter();
  const toast = useToast();
  const confirm = async () => {
    const result = await revoke();
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
      onConfirm={confirm}
    >
      This cannot be undone.
    </ConfirmDialog>
  );
}
