"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { endOtherSessionsAction, endOwnSessionAction } from "../actions.ts";

/** Ends one session, when asked twice. */
export function EndSession({ id, device }: { id: string; device: string }) {
  const router = useRouter();
  const toast = useToast();
  const confirm = async () => {
    const result = await endOwnSessionAction({ id });
    if (!result.ok) return result.error.detail;
    toast({ title: "Session ended" });
    router.refresh();
  };
  return (
    <ConfirmDialog
      title={`End the session “${device}”?`}
      action="End session"
      trigger={
        <Button size="sm" aria-label={`End “${device}”`}>
          End
        </Button>
      }
      onConfirm={confirm}
    >
      Whoever uses it signs in again. What is not saved there is lost.
    </ConfirmDialog>
  );
}

/** Ends every session but this one, when asked twice. */
export function EndOthers() {
  const router = useRouter();
  const toast = useToast();
  const confirm = async () => {
    const result = await endOtherSessionsAction();
    if (!result.ok) return result.error.detail;
    const { ended } = result.value;
    toast({ title: ended === 1 ? "One session ended" : `${ended} sessions ended` });
    router.refresh();
  };
  return (
    <ConfirmDialog
      title="End all other sessions?"
      action="End all others"
      trigger={<Button size="sm">End all others</Button>}
      onConfirm={confirm}
    >
      You stay signed in here. Everywhere else, in browsers and programs, you sign in again.
    </ConfirmDialog>
  );
}
