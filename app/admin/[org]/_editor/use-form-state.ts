"use client";

import { useCallback, useRef, useState } from "react";
import { followTitle } from "@/app/_screens/fields/follow-title.ts";
import { blankValues, type FormValue, type FormValues } from "@/app/_screens/fields/form-value.ts";
import type { EditorOptions } from "./editor-options.ts";
import { entryValues } from "./entry-values.ts";

/**
 * What stands in a form. `read` tells it as it is now, also to a function that began before the last
 * key stroke.
 */
export function useFormState({ entry, fields, beginning, titleField }: EditorOptions) {
  const [values, setValues] = useState<FormValues>(() =>
    entry === null ? { ...blankValues(fields), ...beginning } : entryValues(fields, entry),
  );
  const latest = useRef(values);
  const replace = useCallback((next: FormValues) => {
    latest.current = next;
    setValues(next);
  }, []);
  const read = useCallback(() => latest.current, []);
  /** Puts in a value; slugs follow the title while `isNew`. */
  const change = (name: string, value: FormValue, isNew: boolean) => {
    const followed = isNew ? titleField : null;
    replace(followTitle(fields, latest.current, { name, value, titleField: followed }));
  };
  return { values, read, replace, change };
}
