"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { proven } from "@/app/admin/_proof/proven.ts";
import { createScimTokenAction } from "./actions.ts";

type NewScimTokenProps = { readonly org: string; readonly onMade: (secret: string) => void };

/** Asks which system gets a token, and how long it is good. */
export function NewScimToken({ org, onMade }: NewScimTokenProps) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [days, setDays] = useState("365");
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const result = await proven(() =>
      createScimTokenAction(org, {
        name,
        expiresInDays: days === NEVER ? null : Number(days),
      }),
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
      title="Connect an identity system"
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          Connect
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form="scim-token" variant="primary" loading={busy}>
            Make SCIM token
          </Button>
        </>
      }
    >
      <form
        id="scim-token"
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
          placeholder="Entra ID"
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

const NEVER = "never";
const OPTIONS = [
  { value: "90", label: "90 days" },
  { value: "365", label: "A year (recommended)" },
  { value: NEVER, label: "Never" },
];
