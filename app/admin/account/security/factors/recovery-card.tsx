"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { renewRecoveryCodesAction } from "./factor-actions.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** How many recovery codes are left, and new ones in their place. */
export function RecoveryCard({ left }: { left: number }) {
  const router = useRouter();
  const [codes, setCodes] = useState<readonly string[]>();
  const confirm = async () => {
    const result = await proven(renewRecoveryCodesAction);
    if (!result.ok) return result.error.detail;
    setCodes(result.value.recoveryCodes);
  };
  const close = () => {
    setCodes(undefined);
    router.refresh();
  };
  return (
    <Card
      title="Recovery codes"
      description={`For the day on which you have lost everything else. ${left} of 10 are left.`}
      actions={
        <ConfirmDialog
          title="Make new recovery codes?"
          action="Make new codes"
          tone="primary"
          trigger={<Button size="sm">Make new ones</Button>}
          onConfirm={confirm}
        >
          Those that you have work no more.
        </ConfirmDialog>
      }
    >
      {left <= 2 && (
        <Callout tone="warning" title={left === 0 ? "None is left" : "Few are left"}>
          Make new ones before you need them.
        </Callout>
      )}
      <Dialog
        size="sm"
        title="Keep your recovery codes"
        open={codes !== undefined}
        onOpenChange={(open) => !open && close()}
      >
        {codes !== undefined && <RecoveryCodes codes={codes} onDone={close} />}
      </Dialog>
    </Card>
  );
}
