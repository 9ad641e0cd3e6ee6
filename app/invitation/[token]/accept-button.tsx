"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { joinSignedIn } from "./actions.ts";

/** The yes of somebody who is signed in. */
export function AcceptButton({ token, organization }: { token: string; organization: string }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const accept = async () => {
    setBusy(true);
    const result = await joinSignedIn(token).catch(() => null);
    if (result?.ok === true) return window.location.replace(`/admin/${result.value.slug}`);
    setBusy(false);
    setProblem(result?.error.detail ?? "The server could not be reached. Try again.");
  };
  return (
    <div className="flex flex-col gap-5">
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button variant="primary" size="lg" wide loading={isBusy} onClick={() => void accept()}>
        Join {organization}
      </Button>
    </div>
  );
}
