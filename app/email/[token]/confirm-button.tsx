"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { confirmAddress } from "./actions.ts";

/** Makes the address theirs, and leads to the sign-in page. */
export function ConfirmButton({ token }: { token: string }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const confirm = async () => {
    setBusy(true);
    const result = await confirmAddress(token).catch(() => null);
    if (result?.ok === true) return window.location.replace("/login");
    setBusy(false);
    setProblem(result?.error.detail ?? "The server could not be reached. Try again.");
  };
  return (
    <div className="flex flex-col gap-5">
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button variant="primary" size="lg" wide loading={isBusy} onClick={() => void confirm()}>
        Confirm this address
      </Button>
    </div>
  );
}
