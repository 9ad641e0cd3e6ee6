"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import type { ProofQuestion } from "@/lib/account/ask-proof.ts";
import { askProofAction } from "../account/actions.ts";
import { answerProofs } from "./proven.ts";
import { ProofForm } from "./proof-form.tsx";
import { ProofPasskey } from "./proof-passkey.tsx";

/** What is asked of somebody whose keys could not be looked up: what most people have. */
const USUAL: ProofQuestion = { hasPassword: true, hasFactor: false, passkey: null };

/** Stands once in the frame and asks whoever does something dangerous to prove that it is them. */
export function ProofDialog({ email }: { email: string }) {
  const [question, setQuestion] = useState<ProofQuestion | null>(null);
  const formId = useId();
  const waiting = useRef<((isProven: boolean) => void)[]>([]);
  useEffect(
    () =>
      answerProofs(async () => {
        const asked = await askProofAction();
        setQuestion(asked.ok ? asked.value : USUAL);
        return new Promise((settle) => waiting.current.push(settle));
      }),
    [],
  );
  const settle = (isProven: boolean) => {
    setQuestion(null);
    for (const tell of waiting.current.splice(0)) tell(isProven);
  };
  return (
    <Dialog
      size="sm"
      open={question !== null}
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
      {question !== null && (
        <ProofForm id={formId} email={email} asks={question} onProven={() => settle(true)}>
          {question.passkey !== null && <ProofPasskey onProven={() => settle(true)} />}
        </ProofForm>
      )}
    </Dialog>
  );
}
