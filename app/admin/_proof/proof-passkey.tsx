"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { passkeys } from "@/app/_screens/passkeys.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { askProofAction, proveSelfAction } from "../account/actions.ts";

/** Proves by a passkey; one that was only touched counts beside the password in the form around. */
export function ProofPasskey({ onProven }: { onProven: () => void }) {
  const { getValues } = useFormContext<{ present?: string }>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const prove = async (): Promise<string | undefined> => {
    const asked = await askProofAction();
    if (!asked.ok) return asked.error.detail;
    if (asked.value.passkey === null) return "You have no passkey any more.";
    const shown = await passkeys.show(asked.value.passkey);
    if ("problem" in shown) return shown.problem;
    const present = getValues("present") || undefined;
    const result = await proveSelfAction({ present, passkey: shown.answer });
    if (!result.ok) return result.error.detail;
    onProven();
  };
  const press = async () => {
    setBusy(true);
    setProblem(await prove().catch(() => "That did not work. Try again in a moment."));
    setBusy(false);
  };
  return (
    <>
      {problem !== undefined && <Callout tone="danger">{problem}</Callout>}
      <Button
        wide
        icon={<KeyRound aria-hidden="true" />}
        loading={busy}
        loadingLabel="Waiting for the passkey…"
        onClick={() => void press()}
      >
        Use a passkey
      </Button>
    </>
  );
}
