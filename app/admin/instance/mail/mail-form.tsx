"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useSchemaForm, type SchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { decideMailInput, type MailDecision } from "@/lib/instance/decide-mail-input.ts";
import type { MailSettings } from "@/lib/instance/read-mail.ts";
import { proven } from "../../_proof/proven.ts";
import { decideMailAction } from "../actions.ts";

const SECURITY = [
  { value: "tls", label: "TLS", description: "Encrypted from the start. Usually port 465." },
  { value: "starttls", label: "STARTTLS", description: "Goes over to TLS. Usually port 587." },
];

/** The mail server; what the environment says is shown, and changed there. */
export function MailForm({ settings }: { settings: MailSettings }) {
  const { by, isSealed, hasPassword, ...values } = settings;
  const router = useRouter();
  const toast = useToast();
  const current = { ...values, password: "" };
  const form = useSchemaForm(decideMailInput, { defaultValues: current });
  const { isDirty } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  useFollow({ current, isDirty, take: form.reset });
  const isFixed = by === "environment";
  return (
    <FormRoot
      form={form}
      onSubmit={async (decided) => {
        const result = await proven(() => decideMailAction(decided));
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        form.settle({ ...decided, password: "", revision: result.value.revision });
        toast({ title: "Saved", description: "Send a test to see whether it works." });
        router.refresh();
      }}
    >
      {guard}
      {isFixed && (
        <Callout title="The environment says where mail goes">
          MAIL_URL and MAIL_FROM win over this page. Unset them where the process is started to
          decide it here.
        </Callout>
      )}
      {isSealed && (
        <Callout tone="warning" title="What was saved cannot be opened">
          It was sealed with another pepper. Write it anew; until then no letter goes out.
        </Callout>
      )}
      <Card
        title="Mail server"
        description="Invitations, new passwords and registrations are mailed. Without a server, links are handed over."
      >
        <ServerFields field={form.field} {...{ isFixed, hasPassword }} />
      </Card>
      {!isFixed && (
        <div>
          <SubmitButton loadingLabel="Saving…" disabled={!isDirty}>
            Save
          </SubmitButton>
        </div>
      )}
    </FormRoot>
  );
}

type ServerFieldsProps = {
  readonly field: SchemaForm<z.input<typeof decideMailInput>, MailDecision>["field"];
  readonly isFixed: boolean;
  readonly hasPassword: boolean;
};

function ServerFields({ field, isFixed, hasPassword }: ServerFieldsProps) {
  return (
    <fieldset disabled={isFixed} className="flex min-w-0 flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <TextField
          label="Server"
          placeholder="mail.example.com"
          help="Empty: no mail is sent."
          spellCheck={false}
          autoCapitalize="none"
          optional
          {...field("host")}
        />
        <TextField label="Port" type="number" inputMode="numeric" {...field("port")} />
      </div>
      <RadioCards label="Encryption" columns={2} options={SECURITY} {...field("security")} />
      <TextField label="User" autoComplete="off" spellCheck={false} optional {...field("user")} />
      <PasswordField
        label="Password"
        autoComplete="off"
        optional
        help={
          hasPassword
            ? "One is kept. Leave it empty to keep it, as long as server and user stay the same."
            : "Kept encrypted, and shown to nobody."
        }
        {...field("password")}
      />
      <TextField
        label="Sender"
        placeholder="Example <no-reply@example.com>"
        help="Whom letters come from. The server must accept it."
        spellCheck={false}
        {...field("from")}
      />
    </fieldset>
  );
}
