"use client";

import { useState } from "react";
import { useLatest } from "@/app/_ui/use-latest.ts";
import type { EntryDraft } from "./entry-draft.ts";

/** The draft being written and what is saved of it. */
export function useDraft<Data extends object>(initial: EntryDraft<Data>) {
  const [draft, setDraft] = useState(initial);
  const [kept, setKept] = useState(initial);
  // Grows when the draft is replaced from outside, so that rich texts start anew.
  const [epoch, setEpoch] = useState(0);
  const latest = useLatest(draft);
  return {
    draft,
    epoch,
    dirty: draft !== kept,
    /** The draft as it is now, also in a function that began before the last key stroke. */
    read: () => latest.current,
    keep: setKept,
    change: (part: Partial<EntryDraft<Data>>) => setDraft((now) => ({ ...now, ...part })),
    changeData: (part: (data: Data) => Partial<Data>) =>
      setDraft((now) => ({ ...now, data: { ...now.data, ...part(now.data) } })),
    replace: (next: EntryDraft<Data>) => {
      setDraft(next);
      setKept(next);
      setEpoch((count) => count + 1);
    },
  };
}
