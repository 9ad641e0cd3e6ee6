"use client";

import { Mail } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { proven } from "../../_proof/proven.ts";
import { testMailAction } from "../actions.ts";

type Outcome = { readonly problem: string | null };

/** Sends the owner a letter now, and says what came of it. */
export function MailTest({ to }: { to: string }) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const send = async () => {
    setBusy(true);
    setOutcome(undefined);
    const result = await proven(() => testMailAction({})).catch(() => null);
    setBusy(false);
    const away = "This page could not reach Gatehouse. Try again.";
    setOutcome({ problem: result?.ok === true ? null : (result?.error.detail ?? away) });
  };
  return (
    <Card title="Does it work?" description={`A letter to ${to}, by what is saved.`}>
      <div className="flex flex-col items-start gap-4">
        <Button icon={<Mail aria-hidden="true" />} loading={busy} onClick={() => void send()}>
          Send a test
        </Button>
        <div aria-live="polite" className="w-full">
          {outcome?.problem === null && (
            <Callout tone="success" title="The server took the letter">
              Look into your inbox, and into the folder for spam.
            </Callout>
          )}
          {typeof outcome?.problem === "string" && (
            <Callout tone="danger" title="The letter did not go out">
              {outcome.problem}
            </Callout>
          )}
        </div>
      </div>
    </Card>
  );
}
