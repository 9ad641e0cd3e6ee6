"use client";

import { useRouter } from "next/navigation";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { changeRegistrationAction } from "./actions.ts";

type RegistrationCardProps = { org: string; isOpen: boolean; sendsMail: boolean };

/** Whether people may become members by themselves, and the switch for it. */
export function RegistrationCard({ org, isOpen, sendsMail }: RegistrationCardProps) {
  const router = useRouter();
  const toast = useToast();
  const change = async (open: boolean) => {
    const result = await proven(() => changeRegistrationAction(org, { isOpen: open }));
    if (!result.ok) return result.error.detail;
    toast({ title: open ? "People may register" : "Registration is closed" });
    router.refresh();
  };
  return (
    <Card
      title="Registration"
      description={
        isOpen
          ? "Open: whoever proves an address by mail becomes a member with the role User."
          : "Closed: members are added by those who may."
      }
      actions={
        <ConfirmDialog
          title={isOpen ? "Close registration?" : "Let people register?"}
          action={isOpen ? "Close" : "Let people register"}
          tone="primary"
          trigger={<Button size="sm">{isOpen ? "Close…" : "Open…"}</Button>}
          onConfirm={() => change(!isOpen)}
        >
          {isOpen
            ? "Links that are out stop working. Who is a member stays one."
            : "Anybody may become a member, with what the role User holds. The organization is named on the sign-in page’s «Create an account»."}
        </ConfirmDialog>
      }
    >
      {isOpen && !sendsMail && (
        <p className="text-sm text-muted">
          It begins once this instance sends mail: addresses are proven by it.
        </p>
      )}
    </Card>
  );
}
