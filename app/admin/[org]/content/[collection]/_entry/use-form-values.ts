"use client";

import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { useState } from "react";
import type { FieldFor } from "@/lib/content/collection-for.ts";
import { valuesOf, type FormValue, type FormValues } from "./form-values.ts";

/**
 * What stands in a form, and how it was. Where the page brings a newer state of the entry, it is
 * taken unless somebody is writing, or where they asked for it.
 */
export function useFormValues(fields: readonly FieldFor[], entry: ContentEntry | null) {
  const [before, setBefore] = useState(() => valuesOf(fields, entry));
  const [values, setValues] = useState<FormValues>(before);
  const [seen, setSeen] = useState(entry?.revision ?? null);
  const [isAwaited, setAwaited] = useState(false);
  const isDirty = JSON.stringify(values) !== JSON.stringify(before);

  if (entry !== null && entry.revision !== seen) {
    setSeen(entry.revision);
    if (isAwaited || !isDirty) {
      const theirs = valuesOf(fields, entry);
      setAwaited(false);
      setBefore(theirs);
      setValues(theirs);
    }
  }
  const set = (name: string, value: FormValue) =>
    setValues((known) => ({ ...known, [name]: value }));
  return {
    ...{ before, values, isDirty, set },
    keep: () => setBefore(values),
    /** Takes the next state that the page brings, whatever stands here. */
    await: () => setAwaited(true),
  };
}
