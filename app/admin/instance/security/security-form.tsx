"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { z } from "zod";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import {
  decideSecurityInput,
  type SecurityDecision,
} from "@/lib/instance/decide-security-input.ts";
import { proven } from "../../_proof/proven.ts";
import { decideSecurityAction } from "../actions.ts";

/** @NOTE Words are written one to a line, and kept as a list. */
const schema = decideSecurityInput.omit({ revision: true }).extend({
  passwordWords: z
    .string()
    .transform((text) => text.split("\n").flatMap((line) => line.trim() || []))
    .pipe(decideSecurityInput.shape.passwordWords),
});

const POLICIES = [
  {
    value: "standard",
    label: "Standard",
    description: "12 characters, and nothing that is guessed at once.",
  },
  {
    value: "strong",
    label: "Strong",
    description: "15 characters, and hard to guess: 3 of 4 by zxcvbn.",
  },
];

const OFF = {
  value: "off",
  label: "None",
  description: "Anything. For development; in production it counts as Standard.",
};

type SecurityFormProps = { settings: SecurityDecision; isProduction: boolean };

/** Everything that the owner decides about signing in. */
export function SecurityForm({ settings, isProduction }: SecurityFormProps) {
  const { revision, passwordWords, ...values } = settings;
  const router = useRouter();
  const toast = useToast();
  const form = useSchemaForm(schema, {
    defaultValues: { ...values, passwordWords: passwordWords.join("\n") },
  });
  return (
    <FormRoot
      form={form}
      onSubmit={async (decided) => {
        const result = await proven(() => decideSecurityAction({ ...decided, revision }));
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        toast({ title: "Saved", description: "It holds from now on." });
        router.refresh();
      }}
    >
      <Card title="Passwords" description="Asked of each new one; those there are stay good.">
        <div className="flex flex-col gap-5">
          <RadioCards
            label="Policy"
            columns={2}
            options={isProduction ? POLICIES : [...POLICIES, OFF]}
            {...form.field("passwordPolicy")}
          />
          <TextArea
            label="Words that no password may hold"
            help="One to a line: your company, your products, your city. Common passwords are known already."
            rows={4}
            optional
            {...form.field("passwordWords")}
          />
          <NumberField
            label="Former passwords that may not be chosen again"
            help="0 to 5. Their hashes are kept as long as that."
            suffix="passwords"
            {...form.field("passwordHistory")}
          />
        </div>
      </Card>
      <Card title="Sessions" description="What is over now is refused at its next request.">
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField
            label="Over when unused for"
            suffix="minutes"
            {...form.field("sessionIdleMinutes")}
          />
          <NumberField
            label="Over in any case after"
            suffix="hours"
            {...form.field("sessionHours")}
          />
        </div>
      </Card>
      <Card
        title="Attempts"
        description="Wrong passwords at one account from one address, before it has to wait. A stranger elsewhere makes nobody wait."
      >
        <NumberField
          label="In a quarter of an hour"
          help="Half as many in a minute, twice as many in an hour, and ten times as many from everywhere together."
          suffix="attempts"
          {...form.field("signInTries")}
        />
      </Card>
      <div>
        <SubmitButton loadingLabel="Saving…">Save</SubmitButton>
      </div>
    </FormRoot>
  );
}

type NumberFieldProps = Omit<ComponentProps<typeof TextField>, "type" | "inputMode">;

const NumberField = (props: NumberFieldProps) => (
  <div className="max-w-64">
    <TextField type="number" inputMode="numeric" {...props} />
  </div>
);
