"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Sheet } from "@/app/_ui/sheet.tsx";
import { useDiscard } from "@/app/_ui/use-discard.tsx";
import type { ActionFailure, ActionResult } from "@/lib/doors/form/form-action.ts";
import type { FieldDeed } from "@/lib/content/collections/field-deed.ts";
import { isReplacement } from "@/lib/content/collections/is-replacement.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import {
  addFieldAction,
  previewChangeAction,
  replaceFieldAction,
  updateFieldAction,
} from "../actions.ts";
import { saidOf, type FieldDraft } from "./field-draft.ts";
import { FieldForm, type Target } from "./field-form.tsx";
import { PARTS } from "./field-parts.tsx";
import { FormPreview } from "./form-preview.tsx";
import { KINDS } from "./kinds.ts";
import { LossDialog, type Pending } from "./loss-dialog.tsx";
import { changeLines } from "./loss-lines.ts";
import type { Deeds } from "./use-deeds.ts";

type FieldSheetProps = {
  readonly org: string;
  readonly collection: string;
  /** The field as it is; null: a new one. */
  readonly before: FieldDefinition | null;
  readonly draft: FieldDraft;
  readonly targets: readonly Target[];
  readonly deeds: Deeds;
  readonly onDraft: (draft: FieldDraft) => void;
  readonly onClose: () => void;
};

/** The settings of a field beside the list of all; what they would lose is shown before it is done. */
export function FieldSheet(props: FieldSheetProps) {
  const { before, draft, targets, onDraft, onClose } = props;
  const { save, isBusy, failure, pending, forget } = useSaving(props);
  const [first] = useState(draft);
  const discard = useDiscard({ when: JSON.stringify(draft) !== JSON.stringify(first), onClose });
  const issues = failure?.issues ?? [];
  const errors = Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));
  const facts = KINDS[draft.kind];
  const title = before === null ? `New field: ${facts.label.toLowerCase()}` : before.label;
  const isOther = before !== null && isReplacement(before, draft as FieldDefinition);
  return (
    <Sheet
      size="xl"
      open
      onOpenChange={(open) => !open && discard.close()}
      title={title}
      description={facts.description}
      footer={
        <>
          <Button onClick={discard.close}>Cancel</Button>
          <Button variant="primary" loading={isBusy} onClick={() => void save()}>
            {before === null ? "Add field" : "Save field"}
          </Button>
        </>
      }
    >
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <form
          noValidate
          className="flex min-w-0 flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {failure !== null && issues.length === 0 && (
            <Callout tone="danger">{failure.detail}</Callout>
          )}
          {isOther && (
            <Callout tone="warning" title="Another field takes its place">
              {carriedText(before, draft)} All of them stay in the former one, which you can
              restore.
            </Callout>
          )}
          <FieldForm path="" parts={PARTS} {...{ draft, errors, targets }} onChange={onDraft} />
        </form>
        <div className="min-w-0 lg:sticky lg:top-0">
          <FormPreview title="How it looks" level={3} fields={[draft]} />
        </div>
      </div>
      <LossDialog pending={pending} onClose={forget} />
      {discard.question}
    </Sheet>
  );
}

function useSaving({ org, collection, before, draft, deeds, onClose }: FieldSheetProps) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [pending, setPending] = useState<Pending | null>(null);

  const done = (failed: ActionFailure | null): ActionFailure | null => {
    setFailure(failed);
    if (failed === null) {
      deeds.tell(null, before === null ? `«${draft.label}» is added` : `«${draft.label}» is saved`);
      onClose();
    }
    return failed;
  };
  const send = async (confirmLoss: string | undefined) =>
    done(
      await deeds.run((revision) =>
        deedOf({ org, collection, before, draft }, { revision, confirmLoss }),
      ),
    );
  const weigh = async (field: FieldDefinition) => {
    const result = await previewChangeAction(org, { change: changeOf(field, draft) });
    if (!result.ok) return setFailure(result.error);
    const { digest, blockers } = result.value;
    if (digest === null && blockers.length === 0) return void (await send(undefined));
    setPending({
      ...{ title: `Change «${field.label}»?`, action: "Change field", preview: result.value },
      lines: changeLines,
      text: textOf(field, draft),
      run: async (confirmLoss) => (await send(confirmLoss))?.detail,
    });
  };
  const save = async () => {
    setBusy(true);
    setFailure(null);
    if (before === null) await send(undefined);
    else await weigh(before);
    setBusy(false);
  };
  return { save, isBusy, failure, pending, forget: () => setPending(null) };
}

type Saving = Pick<FieldSheetProps, "org" | "collection" | "before" | "draft">;
type Seen = { readonly revision: number; readonly confirmLoss: string | undefined };

function deedOf(
  { org, collection, before, draft }: Saving,
  { revision, confirmLoss }: Seen,
): Promise<ActionResult<FieldDeed>> {
  if (before === null) {
    return addFieldAction(org, { collection, revision, definition: saidOf(draft) });
  }
  const { kind, ...change } = changeOf(before, draft);
  const input = { ...change, revision, confirmLoss };
  return kind === "replace" ? replaceFieldAction(org, input) : updateFieldAction(org, input);
}

function changeOf(before: FieldDefinition, draft: FieldDraft) {
  const definition = saidOf(draft);
  if (isReplacement(before, draft as FieldDefinition)) {
    return { kind: "replace" as const, field: before.id, definition };
  }
  const { kind: _kind, to: _to, localized: _localized, ...change } = definition;
  return { kind: "update" as const, field: before.id, change };
}

function textOf(before: FieldDefinition, draft: FieldDraft): string {
  return isReplacement(before, draft as FieldDefinition)
    ? `Another field takes its place. ${carriedText(before, draft)} The former one can be restored with all its values.`
    : "Values that do not fit stay as they are, until their entry is saved the next time.";
}

function carriedText(before: FieldDefinition, draft: FieldDraft): string {
  if (before.localized === draft.localized) {
    return "Values that can be values of the new field become so.";
  }
  return draft.localized
    ? "Values become what is said in the default language."
    : "What is said in the default language becomes the value; what the others say stays behind.";
}
