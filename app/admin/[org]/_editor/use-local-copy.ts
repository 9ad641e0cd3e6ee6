"use client";

import { useEffect, useMemo, useState } from "react";
import { sameValue } from "@/app/_screens/fields/form-value.ts";
import { useMounted } from "@/app/_ui/use-mounted.ts";
import { dropCopy, findCopy, keepCopy, type LocalCopy } from "./local-copy.ts";
import { isDirty } from "./saving.ts";
import type { Editor } from "./use-editor.ts";

/**
 * Keeps what is not saved in the tab, and finds what was left there before.
 * @returns the copy that is offered, or null, and what to do with it.
 */
export function useLocalCopy({ options, form, kept, saving, ...editor }: Editor) {
  const { place, entry } = options;
  const { org, collection, person, locale = "" } = place;
  const keyOf = (id: string) => `${person}/${org}/${collection}/${id}/${locale}`;
  const opened = keyOf(entry?.id ?? "new");
  const key = keyOf(kept.standing?.id ?? "new");
  const mounted = useMounted();
  const [isAnswered, setAnswered] = useState(false);
  const found = useMemo(() => (mounted ? findCopy(opened) : null), [mounted, opened]);
  const { values } = form;
  const dirty = isDirty(saving.state);
  const isSaved = saving.state.savedAt !== null;
  const { base, standing } = kept;
  const revision = standing?.revision ?? null;

  useEffect(() => {
    if (!dirty) {
      if (isSaved) dropCopy(key);
      return undefined;
    }
    const timer = setTimeout(() => keepCopy(key, { at: Date.now(), values, base, revision }), 300);
    return () => clearTimeout(timer);
  }, [dirty, isSaved, key, values, base, revision]);
  useEffect(() => {
    if (isSaved && key !== opened) dropCopy(opened);
  }, [isSaved, key, opened]);

  const isOffered = found !== null && !isAnswered && !sameValue({ ...found.values }, { ...values });
  return {
    offered: isOffered ? found : null,
    /** Writes it in place of what stands here; it is saved like anything else that is written. */
    take: (copy: LocalCopy) => {
      setAnswered(true);
      if (standing !== null && copy.base !== null && copy.revision !== null) {
        kept.stand({ ...standing, revision: copy.revision }, copy.base);
      }
      form.replace({ ...form.read(), ...copy.values });
      editor.written();
    },
    drop: () => {
      setAnswered(true);
      if (!dirty) dropCopy(opened);
    },
  };
}
