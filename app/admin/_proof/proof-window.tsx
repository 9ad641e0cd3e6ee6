"use client";

import { useId } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import type { ProofQuestion } from "@/lib/account/ask-proof.ts";
import { ProofForm } from "./proof-form.tsx";
import { ProofPasskey } from "./proof-passkey.tsx";

export type ProofWindowProps = {
  readonly email: string;
  /** What is asked; null: nothing, and it is closed. */
  readonly question: ProofQuestion | null;
  readonly onSettled: (isProven: boolean) => void;
};

/** Asks somebody to prove that it is them, by what they have. */
export function ProofWindow({ email, question, onSettled }: ProofWindowProps) {
  const formId = useId();
  return (
    <Dialog
      size="sm"
      open={question !== null}
      onOpenChange={(open) => !open && onSettled(false)}
      title="Confirm that it is you"
      description="What you are about to do matters, and you signed in a while ago. You are not asked again for 15 minutes."
      footer={
        <>
          <Button onClick={() => onSettled(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            Confirm
          </Button>
        </>
      }
    >
      {question !== null && (
        <ProofForm id={formId} email={email} asks={question} onProven={() => onSettled(true)}>
          {question.passkey !== null && <ProofPasskey onProven={() => onSettled(true)} />}
        </ProofForm>
      )}
    </Dialog>
  );
}
