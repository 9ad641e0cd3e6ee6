"use client";

import { useRef, useState } from "react";
import type { FormValues } from "@/app/_screens/fields/form-value.ts";
import type { EditorOptions } from "./editor-options.ts";
import { entryValues } from "./entry-values.ts";
import { standingOf, type Standing } from "./standing.ts";

type Kept = { readonly standing: Standing | null; readonly base: FormValues | null };

/** What is saved of an entry: how it stands, and the values it has. `read` tells both as they are now. */
export function useKept({ entry, fields }: EditorOptions) {
  const [first] = useState<Kept>(() => ({
    standing: entry === null ? null : standingOf(entry),
    base: entry === null ? null : entryValues(fields, entry),
  }));
  const latest = useRef(first);
  const [shown, setShown] = useState(first);
  return {
    ...shown,
    read: () => latest.current,
    /** Left out: the values that it had. */
    stand: (next: Standing, base?: FormValues) => {
      latest.current = { standing: next, base: base ?? latest.current.base };
      setShown(latest.current);
    },
  };
}
