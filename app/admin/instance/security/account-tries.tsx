"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { proven } from "@/app/admin/_proof/proven.ts";
import { accountEmailInput } from "@/lib/instance/account-email-input.ts";
import type { FoundTries } from "@/lib/instance/read-account-tries.ts";
import { readAccountTriesAction, unlockAccountAction } from "../actions.ts";

type Found = { readonly email: string; readonly tries: FoundTries };

/** The tries at one account, whatever its organizations are, and forgetting them (S-105). */
export function AccountTries() {
  const form = useSchemaForm(accountEmailInput, { defaultValues: { email: "" } });
  const [found, setFound] = useState<Found>();
  return (
    <Card
      title="Tries at an account"
      description="Wrong passwords in the last hour, by the address that was typed. It does not tell whether anybody has it."
    >
      <div className="flex flex-col gap-4">
        <FormRoot
          form={form}
          onSubmit={async ({ email }) => {
            const result = await readAccountTriesAction({ email });
            if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
            setFound({ email, tries: result.value });
          }}
        >
          <TextField
            label="Email"
            type="email"
            autoComplete="off"
            spellCheck={false}
            {...form.field("email")}
          />
          <div>
            <SubmitButton variant="secondary" loadingLabel="Looking…">
              Look
            </SubmitButton>
          </div>
        </FormRoot>
        <div aria-live="polite">
          {found && (
            <Answer {...found} onUnlocked={() => setFound({ email: found.email, tries: null })} />
          )}
        </div>
      </div>
    </Card>
  );
}

function Answer({ email, tries, onUnlocked }: Found & { onUnlocked: () => void }) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  if (tries === null) return <Callout>No wrong password for {email} in the last hour.</Callout>;
  const unlock = async () => {
    setBusy(true);
    const result = await proven(() => unlockAccountAction({ email })).catch(() => null);
    setBusy(false);
    if (result?.ok === true) return onUnlocked();
    const title = result?.error.detail ?? "The server could not be reached. Try again.";
    toast({ tone: "danger", title });
  };
  const { failed, admitted, waiting, isLocked, until } = tries;
  return (
    <Callout
      tone={until === null ? "info" : "warning"}
      title={isLocked ? `Nobody may try ${email}` : `${failed} of ${admitted} wrong passwords`}
      action={
        <Button size="sm" loading={busy} onClick={() => void unlock()}>
          {until === null ? "Forget them" : "Unlock"}
        </Button>
      }
    >
      {until === null ? (
        "Nobody has to wait for that."
      ) : (
        <>
          {waiting > 0 &&
            `From ${waiting} network ${waiting === 1 ? "address" : "addresses"} one has to wait. `}
          Free <RelativeTime value={until} />.
        </>
      )}
    </Callout>
  );
}
