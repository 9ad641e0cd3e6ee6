"use client";

import type { FormValue } from "@/app/_screens/fields/form-value.ts";
import type { EditorOptions } from "./editor-options.ts";
import { isNothing, withAddress, writtenOf } from "./entry-values.ts";
import { sendWritten } from "./requests.ts";
import { standingOf } from "./standing.ts";
import { useConflict } from "./use-conflict.ts";
import { useEntryLanguages } from "./use-entry-languages.ts";
import { useFormState } from "./use-form-state.ts";
import { useKept } from "./use-kept.ts";
import { useProblems } from "./use-problems.ts";
import { useSaving, type Outcome } from "./use-saving.ts";

/** The id of the form around an editor's fields. */
export const EDITOR_FORM = "entry-editor";

/** An entry that is being written: what stands in its form, what of it is saved, and how it gets so. */
export function useEditor(options: EditorOptions) {
  const { place, fields, hasDrafts, can, complete } = options;
  const form = useFormState(options);
  const kept = useKept(options);
  const problems = useProblems(fields);
  const conflicts = useConflict(options);
  const languages = useEntryLanguages(options, kept);

  /** Lays one's own work over what somebody else saved; "stale" where one must choose first. */
  const meet = async (): Promise<Outcome> => {
    const { standing, base } = kept.read();
    if (standing === null || base === null) return "refused";
    const met = await conflicts.meet(standing, { base, mine: form.read() });
    if (met === null) return "stale";
    kept.stand(standingOf(met.saved.entry), met.theirs);
    form.replace(met.values);
    return send();
  };
  async function send(): Promise<Outcome> {
    const values = form.read();
    if (!problems.check(values, hasDrafts ? "draft" : "whole")) return "unreadable";
    const { standing, base } = kept.read();
    const written = writtenOf(fields, values, base);
    if (standing !== null && isNothing(written)) return "nothing";
    const result = await sendWritten(place, standing, complete?.(written) ?? written);
    if (!result.ok) return result.error.code === "stale" ? meet() : problems.refuse(result.error);
    const { item } = result.value;
    const saved = withAddress(values, item);
    kept.stand(standingOf(item), saved);
    if (saved !== values) form.replace(withAddress(form.read(), item));
    return "saved";
  }
  const isAutomatic = hasDrafts && can.update && kept.standing !== null;
  const saving = useSaving({ send, isAutomatic });
  return {
    ...{ options, form, kept, problems, conflicts, languages, saving, isAutomatic, meet },
    change: (name: string, value: FormValue) => {
      form.change(name, value, kept.read().standing === null);
      problems.forgive(name);
      saving.tell({ kind: "edited", at: Date.now() });
    },
    /** Says that something else stands in the form than before. */
    written: () => saving.tell({ kind: "edited", at: Date.now() }),
  };
}

export type Editor = ReturnType<typeof useEditor>;
