"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { createBypassTokenAction } from "./actions.ts";

type NewBypassTokenProps = { readonly org: string; readonly onMade: (secret: string) => void };

/** Asks what a new token is for, and how long it is good. */
export function NewBypassToken({ org, onMade }: NewBypassTokenProps) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const result = await proven(() =>
      createBypassTokenAction(org, { name, expiresInDays: Number(days) }),
    );
    setBusy(false);
    const issues = result.ok ? [] : result.error.issues;
    setError(issues[0]?.message);
    setProblem(result.ok || issues.length > 0 ? null : result.error.detail);
    if (!result.ok) return;
    setOpen(false);
    setName("");
    onMade(result.value.token);
  };
  return (
    <Dialog
      title="Make a bypass token"
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          Make token
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form="bypass-token" variant="primary" loading={busy}>
            Make bypass token
          </Button>
        </>
      }
    >
      <form
        id="bypass-token"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {problem !== null && <Callout tone="danger">{problem}</Callout>}
        <TextField
          label="Name"
          placeholder="Uptime monitor"
          value={name}
          error={error}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label="Ends after"
          options={OPTIONS}
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

const OPTIONS = [
  { value: "7", label: "A week" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days (recommended)" },
  { value: "365", label: "A year" },
];
