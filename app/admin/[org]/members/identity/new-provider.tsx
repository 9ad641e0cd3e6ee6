"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { FormRoot } from "@/app/_ui/form-root.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { proven } from "@/app/admin/_proof/proven.ts";
import { createProviderAction } from "./actions.ts";
import { groupLines, providerForm, type ProviderForm } from "./provider-form.ts";

type NewProviderProps = { readonly org: string; readonly roles: readonly string[] };

/** Asks for what a provider gives to whoever registers with it. */
export function NewProvider({ org, roles }: NewProviderProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useSchemaForm(providerForm, { defaultValues: EMPTY });
  const save = async ({ groups, ...values }: ProviderForm) => {
    const input = { ...values, groupRoles: groupLines(groups) };
    const result = await proven(() => createProviderAction(org, input));
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    setOpen(false);
    form.reset(EMPTY);
    router.refresh();
  };
  return (
    <Dialog
      title="Connect a provider"
      description="Register this instance there first, as a web application with a secret. The address to send people back to is shown once it is connected."
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
          <Button type="submit" form="provider" variant="primary">
            Connect provider
          </Button>
        </>
      }
    >
      <FormRoot id="provider" form={form} onSubmit={save}>
        <TextField label="Name" placeholder="Google" {...form.field("name")} />
        <TextField
          label="Issuer"
          placeholder="https://accounts.google.com"
          inputMode="url"
          {...form.field("issuer")}
        />
        <TextField label="Client id" autoComplete="off" {...form.field("clientId")} />
        <TextField
          label="Client secret"
          type="password"
          autoComplete="off"
          help="Kept encrypted, and never shown again."
          {...form.field("clientSecret")}
        />
        <TextField
          label="Claim with groups"
          placeholder="groups"
          help="Empty: groups are not looked at."
          {...form.field("groupClaim")}
        />
        <TextArea
          label="Roles of groups"
          rows={3}
          placeholder="writers = editor"
          help={`One a line, at each sign-in anew. Roles: ${roles.join(", ")}.`}
          {...form.field("groups")}
        />
      </FormRoot>
    </Dialog>
  );
}

const EMPTY = { name: "", issuer: "", clientId: "", clientSecret: "", groupClaim: "", groups: "" };
