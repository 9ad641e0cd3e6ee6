"use client";

import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { useState } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import type { FieldFor } from "@/lib/content/collection-for.ts";
import type { ActionFailure } from "@/lib/doors/form/form-action.ts";
import { failureText } from "../../../_content/entry-draft.ts";
import { createContentAction, updateContentAction } from "./actions.ts";
import { writtenOf, type FormValue } from "./form-values.ts";
import { useKnownRevision } from "./known-revision.tsx";
import { useFormValues } from "./use-form-values.ts";

type Options = {
  readonly org: string;
  readonly type: string;
  /** Those that may be written. */
  readonly fields: readonly FieldFor[];
  readonly entry: ContentEntry | null;
  /** Once it is saved; told its id. */
  readonly onSaved: (id: string) => void;
};

/** An entry in a form: what stands in it, what is wrong with it, and how it is sent. */
export function useEntryForm({ org, type, fields, entry, onSaved }: Options) {
  const toast = useToast();
  const { revision, know } = useKnownRevision();
  const { values, before, isDirty, ...form } = useFormValues(fields, entry);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [stale, setStale] = useState(false);
  const [busy, setBusy] = useState(false);

  const set = (name: string, value: FormValue) => {
    form.set(name, value);
    setErrors(({ [name]: _mended, ...rest }) => rest);
  };
  const refuse = (failure: ActionFailure) => {
    if (failure.code === "stale") return setStale(true);
    setErrors(errorsOf(failure));
    toast({ tone: "danger", title: "Not saved", description: failureText(failure) });
    focusFirstError();
  };
  const save = async () => {
    const { errors: found, ...written } = writtenOf(fields, values, entry === null ? null : before);
    setErrors(found);
    if (Object.keys(found).length > 0) return focusFirstError();
    setBusy(true);
    const result = await send(org, { type, id: entry?.id ?? null, revision, ...written });
    setBusy(false);
    if (!result.ok) return refuse(result.error);
    form.keep();
    know(result.value.item.revision);
    toast({ title: "Saved" });
    onSaved(result.value.item.id);
  };
  const takeTheirs = () => {
    form.await();
    setErrors({});
    setStale(false);
  };
  const forgive = () => setStale(false);
  return { values, set, errors, save, busy, isDirty, stale, forgive, takeTheirs };
}

type Sending = Pick<ReturnType<typeof writtenOf>, "attributes" | "relationships"> & {
  readonly type: string;
  /** Null: of a new one. */
  readonly id: string | null;
  readonly revision: number | null;
};

function send(org: string, { type, id, revision, attributes, relationships }: Sending) {
  const document = { type, id, attributes, relationships };
  if (id === null) return createContentAction(org, { collection: type, document });
  const revisions = revision === null ? null : [revision];
  return updateContentAction(org, { collection: type, id, document, revisions });
}

/** Messages by field: a place is `data`, `attributes` or `relationships`, then the name. */
function errorsOf({ issues }: ActionFailure): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[String(path[2] ?? "")] ??= message;
  return errors;
}

/** After React has marked the fields. */
function focusFirstError(): void {
  setTimeout(() => {
    document.querySelector<HTMLElement>('#content-form [aria-invalid="true"]')?.focus();
  }, 50);
}
