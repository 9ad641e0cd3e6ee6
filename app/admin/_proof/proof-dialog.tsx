"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { answerProofs } from "./proven.ts";
import { ProofForm } from "./proof-form.tsx";

/** Stands once in the frame and asks whoever does something dangerous to prove that it is them. */
export function ProofDialog({ email }: { email: string }) {
  const [isOpen, setOpen] = useState(false);
  const formId = useId();
  const waiting = useRef<((isProven: boolean) => void)[]>([]);
  useEffect(
    () =>
      answerProofs(() => {
        setOpen(true);
        return new Promise((settle) => waiting.current.push(settle));
      }),
    [],
  );
  const settle = (isProven: boolean) => {
    setOpen(false);
    for (const tell of waiting.current.splice(0)) tell(isProven);
  };
  return (
    <Dialog
      size="sm"
      open={isOpen}
      onOpenChange={(open) => !open && settle(false)}
      title="Confirm that it is you"
      description="What you are about to do matters, and you signed in a while ago. You are not asked again for 15 minutes."
      footer={
        <>
          <Button onClick={() => settle(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            Confirm
          </Button>
        </>
      }
    >
      {isOpen && <ProofForm id={formId} email={email} onProven={() => settle(true)} />}
    </Dialog>
  );
}
