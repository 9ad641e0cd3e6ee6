"use client";

import { useEffect, useRef, useState, type ComponentType } from "react";
import type { ProofQuestion } from "@/lib/account/ask-proof.ts";
import { askProofAction } from "../account/actions.ts";
import { answerProofs } from "./proven.ts";
import type { ProofWindowProps } from "./proof-window.tsx";

/** What is asked of somebody whose keys could not be looked up: what most people have. */
const USUAL: ProofQuestion = { hasPassword: true, hasFactor: false, passkey: null };

/** Stands once in the frame and asks whoever does something dangerous to prove that it is them. */
export function ProofDialog({ email }: { email: string }) {
  // It comes with the first question: most who look at a screen are asked nothing.
  const [shown, setShown] = useState<{ readonly Window: ComponentType<ProofWindowProps> }>();
  const [question, setQuestion] = useState<ProofQuestion | null>(null);
  const waiting = useRef<((isProven: boolean) => void)[]>([]);
  useEffect(
    () =>
      answerProofs(async () => {
        const [asked, { ProofWindow }] = await Promise.all([
          askProofAction(),
          import("./proof-window.tsx"),
        ]);
        setShown({ Window: ProofWindow });
        setQuestion(asked.ok ? asked.value : USUAL);
        return new Promise((settle) => waiting.current.push(settle));
      }),
    [],
  );
  const settle = (isProven: boolean) => {
    setQuestion(null);
    for (const tell of waiting.current.splice(0)) tell(isProven);
  };
  if (shown === undefined) return null;
  return <shown.Window {...{ email, question }} onSettled={settle} />;
}
