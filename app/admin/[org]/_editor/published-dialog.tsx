"use client";

import { useEffect, useState } from "react";
import type { FormValues } from "@/app/_screens/fields/form-value.ts";
import { changesOf } from "@/app/_screens/fields/changes-of.ts";
import type { Titles } from "@/app/_screens/fields/value-words.ts";
import { DiffView } from "@/app/_ui/diff-view.tsx";
import { Sheet } from "@/app/_ui/sheet.tsx";
import { reloadPublishedAction } from "./actions.ts";
import { entryValues, failureText } from "./entry-values.ts";
import type { Editor } from "./use-editor.ts";

type PublishedDialogProps = {
  readonly editor: Editor;
  readonly titles: Titles;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** What is published of an entry, beside what stands in its form. */
export function PublishedDialog({ editor, titles, open, onClose }: PublishedDialogProps) {
  const { place, fields } = editor.options;
  const { org, collection, locale } = place;
  const id = editor.kept.standing?.id;
  const [shown, setShown] = useState<FormValues | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!open || id === undefined) return undefined;
    let isWanted = true;
    const take = async () => {
      const result = await reloadPublishedAction(
        org,
        { collection, id, question: {}, said: "alone" },
        locale,
      );
      if (!isWanted) return;
      if (result.ok) setShown(entryValues(fields, result.value.item));
      setProblem(result.ok ? null : failureText(result.error));
    };
    take().catch(() => setProblem("No answer came. Close this and try again."));
    return () => {
      isWanted = false;
    };
  }, [open, org, collection, locale, id, fields]);
  return (
    <Sheet
      size="xl"
      title="What is published"
      description="Beside it what stands in the form now; what is the same in both is left out."
      open={open}
      onOpenChange={(next) => !next && onClose()}
    >
      {shown === null ? (
        <p role="status" className="text-sm text-muted">
          {problem ?? "Loading…"}
        </p>
      ) : (
        <DiffView
          changes={changesOf({ fields, before: shown, after: editor.form.values, titles })}
          beforeLabel="Published"
          afterLabel="In the form"
        />
      )}
    </Sheet>
  );
}
