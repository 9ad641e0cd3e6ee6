"use client";

import { useRef } from "react";
import { useForm } from "react-hook-form";
import type {
  DefaultValues,
  FieldPath,
  FieldValues,
  PathValue,
  UseFormReturn,
} from "react-hook-form";
import { changedSince } from "./changed-since.ts";
import { formCheck, type FormSchema } from "./form-check.ts";

/** What a Server Action tells a form that it refused. */
export type FormRefusal = {
  message?: string | undefined;
  issues?: readonly { path: readonly (string | number)[]; message: string }[] | undefined;
};

export type SchemaForm<Input extends FieldValues, Output> = UseFormReturn<
  Input,
  unknown,
  Output
> & {
  /** The props of one field: spread them into a `TextField`, `SelectField`, … */
  field: (name: FieldPath<Input>) => FieldBinding<Input>;
  /** Brings what checks; for when somebody is about to type. */
  prepare: () => void;
  /** What was saved is what the form starts from; what was changed since it was sent stays changed. */
  settle: (saved: Input) => void;
  /** Shows a refusal: each issue at its field, the rest above the form. */
  refuse: (refusal: FormRefusal) => void;
};

type FieldBinding<Input extends FieldValues> = ReturnType<UseFormReturn<Input>["register"]> & {
  error?: string | undefined;
};

type Options<Input extends FieldValues> = { defaultValues: DefaultValues<Input> };

/**
 * A form that obeys the use case's own schema: checked on leaving a field for the first time and on
 * every change after that. The server checks again; hand what it says to `refuse`.
 * @param schema or what brings it, on screens that are not about their form
 * (docs/decisions/0062-what-a-screen-loads.md).
 */
export function useSchemaForm<Input extends FieldValues, Output extends FieldValues>(
  schema: FormSchema<Input, Output>,
  options: Options<Input>,
): SchemaForm<Input, Output> {
  const { resolver, prepare } = formCheck(schema);
  const form = useForm<Input, unknown, Output>({
    resolver,
    defaultValues: options.defaultValues,
    mode: "onTouched",
  });
  const { errors } = form.formState;
  const sent = useRef<Input>(undefined);
  return {
    ...form,
    handleSubmit: (valid, invalid) => (event) => {
      sent.current = structuredClone(form.getValues());
      return form.handleSubmit(valid, invalid)(event);
    },
    reset: (values, options) => form.reset(values, { ...kept, ...options }),
    settle: (saved) => settle(form, { saved, sent: sent.current ?? form.getValues() }),
    field: (name) => ({ ...form.register(name), error: messageAt(errors, name) }),
    prepare,
    refuse: (refusal) => showRefusal(form, refusal),
  };
}

/** @NOTE Without its fields a form is deaf to what is typed until it is drawn again. */
const kept = { keepFieldsRef: true } as const;

function settle<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  { saved, sent }: { saved: Input; sent: Input },
): void {
  const since = changedSince(sent, structuredClone(form.getValues()));
  form.reset(saved, kept);
  for (const name of Object.keys(since) as FieldPath<Input>[]) {
    const value = since[name] as PathValue<Input, FieldPath<Input>>;
    form.setValue(name, value, { shouldDirty: true });
  }
}

function showRefusal<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  { message, issues = [] }: FormRefusal,
): void {
  const known = issues.filter((issue) => issue.path.length > 0);
  const loose = issues.filter((issue) => issue.path.length === 0).map((issue) => issue.message);
  known.forEach((issue, index) => {
    // An issue may name a field that this form does not show; react-hook-form ignores its focus.
    const name = issue.path.join(".") as FieldPath<Input>;
    form.setError(name, { type: "server", message: issue.message }, { shouldFocus: index === 0 });
  });
  const summary = loose.length > 0 ? loose.join(" ") : summaryOf(form, message, known);
  if (summary && (known.length === 0 || loose.length > 0 || message)) {
    form.setError("root.server", { type: "server", message: summary });
  }
}

/** @NOTE A refusal of one field alone says what its field says: it stands there, and not twice. */
function summaryOf<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  message: string | undefined,
  known: NonNullable<FormRefusal["issues"]>,
): string | undefined {
  const isSaidBelow = known.some(
    ({ path, message: said }) =>
      said === message && form.getValues(path.join(".") as FieldPath<Input>) !== undefined,
  );
  return isSaidBelow ? "Look at what is marked below." : message;
}

/** The message at a dotted path of react-hook-form's nested errors. */
function messageAt(errors: object, path: string): string | undefined {
  let at: unknown = errors;
  for (const step of path.split(".")) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  const message = at && typeof at === "object" && "message" in at ? at.message : undefined;
  return typeof message === "string" ? message : undefined;
}
