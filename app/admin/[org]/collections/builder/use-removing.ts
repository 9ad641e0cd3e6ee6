"use client";

import { useState } from "react";
import type { RemovedField } from "@/lib/content/collections/held-collection.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import { previewChangeAction, removeFieldAction, restoreFieldAction } from "../actions.ts";
import type { Pending } from "./loss-dialog.tsx";
import { removalLines } from "./loss-lines.ts";
import type { Deeds } from "./use-deeds.ts";

/** The ways to take a field away, to bring it back and to be rid of it. */
export function useRemoving(org: string, deeds: Deeds) {
  const [pending, setPending] = useState<Pending | null>(null);

  const remove = async (field: FieldDefinition, done: string, confirmLoss: string | undefined) => {
    const failure = await deeds.run((revision) =>
      removeFieldAction(org, { field: field.id, revision, confirmLoss }),
    );
    if (failure !== null) return failure.detail;
    deeds.tell(null, done);
    return undefined;
  };
  const weigh = async (field: FieldDefinition, words: Words) => {
    const result = await previewChangeAction(org, { change: { kind: "remove", field: field.id } });
    if (!result.ok) return deeds.tell(result.error, "");
    setPending({
      ...{ title: words.title, action: words.action, text: words.text, preview: result.value },
      lines: removalLines,
      run: (confirmLoss) => remove(field, words.done, confirmLoss),
    });
  };
  const restore = async (field: RemovedField) => {
    const failure = await deeds.run((revision) =>
      restoreFieldAction(org, { field: field.id, revision }),
    );
    deeds.tell(failure, `«${field.label}» is back`);
  };
  return {
    pending,
    forget: () => setPending(null),
    restore,
    ask: (field: FieldDefinition) =>
      weigh(field, {
        ...{ title: `Remove «${field.label}»?`, action: "Remove field" },
        text: "Its values are kept where nobody reads them, and the field can be restored.",
        done: `«${field.label}» is removed`,
      }),
    askForGood: (field: RemovedField) =>
      weigh(field, {
        ...{ title: `Delete «${field.label}» for good?`, action: "Delete for good" },
        text: "Its values go from all entries and their versions. This cannot be undone.",
        done: `«${field.label}» is deleted`,
      }),
  };
}

type Words = Readonly<Record<"title" | "action" | "text" | "done", string>>;
