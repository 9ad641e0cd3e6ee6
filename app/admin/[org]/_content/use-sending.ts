"use client";

import { useState } from "react";
import type { ZodType } from "zod";
import { useToast } from "@/app/_ui/toast.tsx";
import type { ActionFailure } from "@/lib/doors/form/form-action.ts";
import { errorsOfDraft, errorsOfFailure, failureText } from "./entry-draft.ts";
import type { EntryDraft, FieldErrors } from "./entry-draft.ts";
import { sendDraft } from "./entry-requests.ts";
import type { EntryPlace, Saved } from "./entry-requests.ts";
import { useDraft } from "./use-draft.ts";

export type SendingOptions<Data> = {
  readonly place: EntryPlace;
  readonly entry: Saved | null;
  readonly initial: EntryDraft<Data>;
  readonly schema: ZodType;
};

/** A draft, what is saved of it, and how it is sent or refused. */
export function useSending<Data extends object>(options: SendingOptions<Data>) {
  const { place, schema } = options;
  const drafting = useDraft(options.initial);
  const [saved, setSaved] = useState(options.entry);
  const refusals = useRefusals();

  /** Sends the draft; the entry as it then stands, or null when it was refused. */
  const send = async (): Promise<Saved | null> => {
    const sent = drafting.read();
    const found = errorsOfDraft(sent, schema);
    refusals.setErrors(found);
    if (Object.keys(found).length > 0) return refusals.refuse("Some fields need a look.");
    const result = await sendDraft(place, saved, sent);
    if (!result.ok) return refusals.refuse(result.error);
    setSaved(result.value);
    drafting.keep(sent);
    return result.value;
  };
  return { drafting, saved, setSaved, send, ...refusals };
}

/** What was refused: at its fields, as a toast, or as «somebody else saved». */
function useRefusals() {
  const toast = useToast();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [stale, setStale] = useState(false);
  const refuse = (why: ActionFailure | string): null => {
    if (typeof why !== "string" && why.code === "stale") {
      setStale(true);
      return null;
    }
    if (typeof why !== "string") setErrors(errorsOfFailure(why));
    toast({ tone: "danger", title: "Not saved", description: failureText(why) });
    focusFirstError();
    return null;
  };
  const forget = () => {
    setErrors({});
    setStale(false);
  };
  return { errors, setErrors, stale, setStale, refuse, forget };
}

/** After React has marked the fields. */
function focusFirstError(): void {
  setTimeout(() => {
    document.querySelector<HTMLElement>('#entry-editor [aria-invalid="true"]')?.focus();
  }, 50);
}
