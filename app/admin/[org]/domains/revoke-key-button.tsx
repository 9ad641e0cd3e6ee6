"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { DomainDetail } from "@/lib/domains/domain.ts";
import { revokeKeyAction } from "./actions.ts";

type RevokeKeyButtonProps = { org: string; domain: DomainDetail; keyId: string; isLast: boolean };

/** Ends one key of a domain, and says what that means for the partner. */
export function RevokeKeyButton({ org, domain, keyId, isLast }: RevokeKeyButtonProps) {
  const router = useRouter();
  const toast = useToast();
  const revoke = async () => {
    const result = await revokeKeyAction(org, { id: domain.id, keyId });
    if (!result.ok) return result.error.detail;
    toast({ title: "Key revoked" });
    router.refresh();
  };
  const last = `It is the only key: ${domain.hostname} gets no token until it has another.`;
  return (
    <ConfirmDialog
      title={`Revoke the key ${keyId}?`}
      action="Revoke key"
      consequences={[
        "No token is given for it from now on.",
        "Tokens it has got already run out within the hour.",
        ...(isLast ? [last] : []),
      ]}
      trigger={<Button size="sm">Revoke</Button>}
      onConfirm={revoke}
    >
      This cannot be undone.
    </ConfirmDialog>
  );
}
