"use client";

import { useState } from "react";
import type { FormValues } from "@/app/_screens/fields/form-value.ts";
import { useToast } from "@/app/_ui/toast.tsx";
import type { EditorOptions } from "./editor-options.ts";
import { entryValues } from "./entry-values.ts";
import { findTheirs, type Theirs } from "./find-theirs.ts";
import { mergeValues, type Merged } from "./merge-values.ts";
import type { Standing } from "./standing.ts";

/** What two people wrote at once, where they do not agree. */
export type Conflict = Merged & {
  readonly theirs: FormValues;
  readonly saved: Theirs;
};

type Written = { readonly base: FormValues; readonly mine: FormValues };

/** Meets what somebody else saved: merged where it can be, else kept to be settled by whoever writes. */
export function useConflict({ place, fields, hasDrafts }: EditorOptions) {
  const toast = useToast();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [isOpen, setOpen] = useState(false);

  /** The merger, and null where somebody must settle it first. Throws where no answer comes. */
  const meet = async ({ id, revision }: Standing, { base, mine }: Written) => {
    const saved = await findTheirs(place, { id, revision, hasDrafts });
    const theirs = entryValues(fields, saved.entry);
    const merged = mergeValues({ base, mine, theirs });
    const met = { ...merged, theirs, saved };
    if (merged.conflicts.length > 0) {
      setConflict(met);
      setOpen(true);
      return null;
    }
    if (merged.taken.length > 0) {
      const names = fields.filter(({ name }) => merged.taken.includes(name));
      const said = names.map(({ label }) => `«${label}»`).join(", ");
      toast({
        tone: "info",
        title: `${saved.by ?? "Somebody else"} saved meanwhile`,
        description: `${said} is as they wrote it. What you wrote is kept.`,
      });
    }
    return met;
  };
  const settle = () => {
    setConflict(null);
    setOpen(false);
  };
  return { conflict, isOpen, setOpen, meet, settle };
}
