"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { endAllGuestsAction } from "./actions.ts";

/** Shows every guest out, after a question. */
export function EndGuestsButton({ org, total }: { org: string; total: number }) {
  const router = useRouter();
  const toast = useToast();
  const end = async () => {
    const result = await endAllGuestsAction(org, {});
    if (!result.ok) return result.error.detail;
    const { ended } = result.value;
    toast({ title: ended === 1 ? "1 guest was shown out" : `${ended} guests were shown out` });
    router.refresh();
  };
  return (
    <ConfirmDialog
      title={total === 1 ? "Show the guest out?" : `Show all ${total} guests out?`}
      action="End all visits"
      onConfirm={end}
      trigger={<Button size="sm">End all</Button>}
    >
      At their next click they meet the maintenance page. The password stays as it is: whoever knows
      it can enter again.
    </ConfirmDialog>
  );
}
