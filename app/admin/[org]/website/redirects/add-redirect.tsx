"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { createRedirectsAction } from "../site-actions.ts";

const EMPTY = { from: "", to: "", status: "301", replaces: false };

/** Asks for an old address and a new one. */
export function AddRedirect({ org }: { org: string }) {
  const [open, setOpen] = useState(false);
  const form = useAddRedirect(org, () => setOpen(false));
  const { values, set, errors, problem, busy } = form;
  return (
    <Dialog
      title="Add a redirect"
      description="A star at the end stands for everything below: /blog/* to /posts/* takes it along."
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          Add redirect
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form="redirect-form" variant="primary" loading={busy}>
            Add redirect
          </Button>
        </>
      }
    >
      <form
        id="redirect-form"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {problem !== null && <Callout tone="danger">{problem}</Callout>}
        <TextField
          mono
          label="Old address"
          placeholder="/old-page"
          help="/old-page, /blog/*, /?p=12"
          value={values.from}
          error={errors["from"]}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          mono
          label="Leads to"
          placeholder="/new-page"
          help="A path of this website, or an address that starts with https://."
          value={values.to}
          error={errors["to"]}
          onChange={(event) => set({ to: event.target.value })}
        />
        <SelectField
          label="Kind"
          options={KINDS}
          value={values.status}
          onChange={(event) => set({ status: event.target.value })}
        />
        <CheckboxField
          label="Replace a redirect of the same address"
          checked={values.replaces}
          onChange={(event) => set({ replaces: event.target.checked })}
        />
      </form>
    </Dialog>
  );
}

const KINDS = [
  { value: "301", label: "For good (301)" },
  { value: "302", label: "For now (302)" },
  { value: "308", label: "For good, same method (308)" },
  { value: "307", label: "For now, same method (307)" },
];

function useAddRedirect(org: string, onDone: () => void) {
  const router = useRouter();
  const toast = useToast();
  const [values, setValues] = useState(EMPTY);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const { from, to, status, replaces } = values;
    const redirects = [{ from, to, status: Number(status) }];
    const taken = replaces ? "replace" : "refuse";
    const result = await createRedirectsAction(org, { redirects, taken });
    setBusy(false);
    if (result.ok) {
      toast({ title: "Saved", description: `${from} leads on from now.` });
      setValues(EMPTY);
      setErrors({});
      setProblem(null);
      onDone();
      return router.refresh();
    }
    const { issues, detail } = result.error;
    const found = issues.map(({ path, message }) => [String(path.at(-1)), message] as const);
    setErrors(Object.fromEntries(found));
    setProblem(found.length > 0 ? null : detail);
  };
  const set = (change: Partial<typeof EMPTY>) => setValues((now) => ({ ...now, ...change }));
  return { values, set, errors, problem, busy, submit };
}
