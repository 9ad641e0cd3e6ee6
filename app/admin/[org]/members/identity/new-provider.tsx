"use client";

import { useRouter } from "next/navigation";
import { FormRoot } from "@/app/_ui/form-root.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm, type FormRefusal } from "@/app/_ui/use-schema-form.ts";
import { proven } from "@/app/admin/_proof/proven.ts";
import { ConnectDialog } from "@/app/admin/_providers/connect-dialog.tsx";
import { ProviderFields } from "@/app/admin/_providers/provider-fields.tsx";
import { createProviderAction } from "./actions.ts";
import { groupLines, providerForm, type ProviderForm } from "./provider-form.ts";

type NewProviderProps = { readonly org: string; readonly roles: readonly string[] };

/** Connects a provider to the organization. */
export function NewProvider(props: NewProviderProps) {
  return (
    <ConnectDialog>
      {(formId, close) => <NewProviderForm {...props} formId={formId} onDone={close} />}
    </ConnectDialog>
  );
}

type NewProviderFormProps = NewProviderProps & {
  readonly formId: string;
  readonly onDone: () => void;
};

function NewProviderForm({ org, roles, formId, onDone }: NewProviderFormProps) {
  const router = useRouter();
  const form = useSchemaForm(providerForm, { defaultValues: EMPTY });
  const save = async ({ groups, ...values }: ProviderForm) => {
    const input = { ...values, groupRoles: groupLines(groups) };
    const result = await proven(() => createProviderAction(org, input));
    if (!result.ok) return { message: result.error.detail, issues: inForm(result.error.issues) };
    onDone();
    router.refresh();
  };
  return (
    <FormRoot id={formId} form={form} onSubmit={save}>
      <ProviderFields field={form.field} />
      {form.watch("kind") === "oidc" && (
        <>
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
        </>
      )}
    </FormRoot>
  );
}

/** @NOTE The form has one field for all pairs. */
const inForm = (issues: FormRefusal["issues"] = []): FormRefusal["issues"] =>
  issues.map(({ path, message }) => ({
    path: path[0] === "groupRoles" ? ["groups"] : path,
    message,
  }));

const EMPTY: ProviderForm = {
  ...{ name: "", kind: "oidc", issuer: "", clientId: "", clientSecret: "" },
  ...{ groupClaim: "", groups: "" },
};
