"use client";

import { useEffect, useRef } from "react";
import { Button } from "../_ui/button.tsx";
import { Callout } from "../_ui/callout.tsx";
import { PasswordField } from "../_ui/password-field.tsx";
import { EnterSteps } from "./enter-steps.tsx";
import { ProofWidget, type ProofMaker } from "./proof-widget.tsx";
import { useEnterSite } from "./use-enter-site.ts";

/** The site password, and the steps from typing it to standing inside (S-48). */
export function EnterForm({ returnTo }: { returnTo: string }) {
  const proof = useRef<ProofMaker>(null);
  const { step, problem, enter } = useEnterSite(returnTo, proof);
  const form = useRef<HTMLFormElement>(null);
  const busy = step !== null;
  useEffect(() => {
    const field = problem === null ? null : form.current?.elements.namedItem("password");
    if (field instanceof HTMLInputElement) field.select();
  }, [problem]);
  return (
    <form
      ref={form}
      // @NOTE Sent before it listens, by GET it would put the password into the address.
      method="post"
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const password = new FormData(event.currentTarget).get("password");
        if (!busy) void enter(typeof password === "string" ? password : "");
      }}
    >
      {problem !== null && problem.field === null && (
        <Callout tone="danger">{problem.message}</Callout>
      )}
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        maxLength={1024}
        readOnly={busy}
        error={problem?.field === "password" ? problem.message : undefined}
      />
      <ProofWidget ref={proof} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        wide
        loading={busy}
        loadingLabel="Opening the site"
      >
        Enter the site
      </Button>
      <EnterSteps step={step} />
      <noscript>
        <p className="text-sm text-muted">
          Entering needs JavaScript: your browser proves with a little work that it is not guessing
          passwords. Nothing is loaded from anywhere else.
        </p>
      </noscript>
    </form>
  );
}
