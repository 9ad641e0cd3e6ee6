"use client";

import { useState } from "react";
import type { ReactNode } from "react";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import type { FormRefusal } from "@/app/_ui/use-schema-form.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import type { AccessChange } from "@/lib/explain/access-change.ts";
import type { Impact } from "@/lib/explain/compare-access.ts";
import { ImpactLines } from "../_explain/impact-lines.tsx";
import { previewImpactAction } from "./preview-action.ts";

type RightsFormOptions<Values, Saved> = {
  org: string;
  /** Whether the person may ask who gains and who loses. */
  canPreview: boolean;
  /** What the values change in who may do what; null: nothing. */
  changeOf: (values: Values) => AccessChange | null;
  /** `confirmed`: the person was told what is unusual about it, and wants it. */
  send: (values: Values, asked: { confirmed: boolean }) => Promise<ActionResult<Saved>>;
  onSaved: (values: Values, saved: Saved) => void;
  /** Somebody else saved first; nothing was saved now. */
  onStale?: () => void;
  /** Shows what was refused at its place in the form. */
  refuse: (refusal: FormRefusal) => void;
};

type RightsForm<Values> = {
  /** For the form: saves at once what changes nobody's rights, and asks before the rest. */
  submit: (values: Values) => Promise<FormRefusal | void>;
  /** The questions; render them outside of the form. */
  questions: ReactNode;
};

/**
 * Saves what changes people's rights: shows before who would gain and who would lose what, and asks
 * once more where the server wants that confirmed. A preview that fails stands in nobody's way: the
 * server decides when it is saved.
 */
export function useRightsForm<Values, Saved = unknown>(
  options: RightsFormOptions<Values, Saved>,
): RightsForm<Values> {
  const { org, canPreview, changeOf, send, onSaved, onStale, refuse } = options;
  const [preview, setPreview] = useState<{ values: Values; impact: Impact }>();
  const [doubt, setDoubt] = useState<{ values: Values; text: string }>();

  const save = async (values: Values, confirmed: boolean): Promise<FormRefusal | void> => {
    const result = await send(values, { confirmed });
    if (result.ok) return onSaved(values, result.value);
    const { code, detail, issues } = result.error;
    if (code === "confirmation-required") return setDoubt({ values, text: detail });
    if (code === "stale" && onStale !== undefined) return onStale();
    return { message: detail, issues };
  };
  const submit = async (values: Values) => {
    const change = canPreview ? changeOf(values) : null;
    const result = change === null ? null : await previewImpactAction(org, { change });
    if (result?.ok !== true || isNothing(result.value)) return save(values, false);
    const impact = change?.kind === "member" ? withoutOne(result.value) : result.value;
    setPreview({ values, impact });
  };
  /** What is refused belongs in the form: the question closes either way. */
  const answer = async (values: Values | undefined, confirmed: boolean) => {
    const refusal = values === undefined ? undefined : await save(values, confirmed);
    if (refusal) refuse(refusal);
  };
  const questions = (
    <>
      <ConfirmDialog
        title="Save these changes?"
        action="Save"
        tone="primary"
        open={preview !== undefined}
        onOpenChange={(open) => !open && setPreview(undefined)}
        onConfirm={() => answer(preview?.values, false)}
      >
        {preview && <LongImpact impact={preview.impact} />}
      </ConfirmDialog>
      <ConfirmDialog
        title="Save this all the same?"
        action="Save all the same"
        open={doubt !== undefined}
        onOpenChange={(open) => !open && setDoubt(undefined)}
        onConfirm={() => answer(doubt?.values, true)}
      >
        {doubt?.text}
      </ConfirmDialog>
    </>
  );
  return { submit, questions };
}

/** @NOTE A dialog's head does not scroll; what may be long scrolls by itself, also with the keyboard. */
function LongImpact({ impact }: { impact: Impact }) {
  return (
    <section
      aria-label="Who gains and who loses"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-[45dvh] overflow-y-auto rounded-sm"
    >
      <ImpactLines impact={impact} />
    </section>
  );
}

/** On the screen of one person each line about them alone would repeat the name. */
function withoutOne({ gains, losses }: Impact): Impact {
  const names = new Set([...gains, ...losses].flatMap((line) => line.names));
  if (names.size > 1) return { gains, losses };
  const unnamed = (lines: Impact["gains"]) => lines.map((line) => ({ ...line, names: [] }));
  return { gains: unnamed(gains), losses: unnamed(losses) };
}

const isNothing = ({ gains, losses }: Impact): boolean => gains.length + losses.length === 0;
