"use client";

import { KeyRound } from "lucide-react";
import { useState, type ReactNode } from "react";
import { passkeys } from "../_screens/passkeys.ts";
import { Button } from "../_ui/button.tsx";
import { Callout } from "../_ui/callout.tsx";
import { useMounted } from "../_ui/use-mounted.ts";
import { askForPasskey } from "./ask-for-passkey.ts";
import { stayBusy } from "./stay-busy.ts";
import { submitToNextAuth } from "./submit-to-next-auth.ts";

type PasskeyButtonProps = {
  /** Alone, or after the password. */
  step: "first" | "second";
  onDone: () => void;
  children: ReactNode;
};

/** Signs in by a passkey that the browser finds. */
export function PasskeyButton({ step, onDone, children }: PasskeyButtonProps) {
  const listens = useMounted();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const signIn = async () => {
    const shown = await passkeys.show(await askForPasskey(step));
    if ("problem" in shown) return setProblem(shown.problem);
    const fields = { passkey: JSON.stringify(shown.answer) };
    const refusal = await submitToNextAuth({ action: "callback/credentials", fields });
    if (refusal !== null) return setProblem(refusal.message);
    onDone();
    return stayBusy();
  };
  const press = async () => {
    setBusy(true);
    setProblem(undefined);
    await signIn().catch(() => setProblem("That did not work. Try again in a moment."));
    setBusy(false);
  };
  return (
    <>
      <Button
        wide
        icon={<KeyRound aria-hidden="true" />}
        disabled={!listens}
        loading={busy}
        loadingLabel="Waiting for the passkey…"
        onClick={() => void press()}
      >
        {children}
      </Button>
      {problem !== undefined && <Callout tone="danger">{problem}</Callout>}
    </>
  );
}
