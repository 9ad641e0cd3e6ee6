"use client";

import { FormProvider, useFormContext } from "react-hook-form";
import type { FieldValues } from "react-hook-form";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import type { ButtonProps } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { useMounted } from "./use-mounted.ts";
import type { FormRefusal, SchemaForm } from "./use-schema-form.ts";

type FormRootProps<Input extends FieldValues, Output> = {
  form: SchemaForm<Input, Output>;
  /** Does the thing; what it returns or throws as refused is shown in the form. */
  onSubmit: (values: Output) => Promise<FormRefusal | void>;
  /** So that a button outside can submit it with its `form` attribute. */
  id?: string | undefined;
  children: ReactNode;
};

/** A form around fields of `useSchemaForm`: focuses the first wrong field and shows refusals. */
export function FormRoot<Input extends FieldValues, Output>(props: FormRootProps<Input, Output>) {
  const { form, onSubmit, id, children } = props;
  const problem = form.formState.errors.root?.["server"]?.message;
  const submit = form.handleSubmit(async (values) => {
    try {
      const refusal = await onSubmit(values);
      if (refusal) form.refuse(refusal);
    } catch (error) {
      if (isRedirect(error)) return;
      form.refuse({ message: "That did not work. Check your connection and try again." });
    }
  });
  return (
    <FormProvider {...form}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It hears that a field of it is entered. */}
      <form
        id={id}
        // @NOTE Sent before it listens, by GET it would put what was typed into the address.
        method="post"
        noValidate
        className="flex flex-col gap-5"
        onFocus={form.prepare}
        onSubmit={(event) => void submit(event)}
      >
        {problem && <Callout tone="danger">{problem}</Callout>}
        {children}
      </form>
    </FormProvider>
  );
}

/** The form's main button: dead until the form listens, busy while it is being sent. */
export function SubmitButton({ variant = "primary", children, ...rest }: ButtonProps) {
  const { formState } = useFormContext();
  const listens = useMounted();
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      disabled={rest.disabled === true || !listens}
      loading={formState.isSubmitting}
    >
      {children}
    </Button>
  );
}

/** A redirect reaches us as an error although the router already follows it; no failure. */
function isRedirect(error: unknown): boolean {
  return error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_");
}
