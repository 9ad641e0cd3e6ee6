"use client";

import { useState } from "react";
import type { FormValue } from "@/app/_screens/fields/form-value.ts";
import { valueWords, type Titles } from "@/app/_screens/fields/value-words.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { DiffView } from "@/app/_ui/diff-view.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { standingOf } from "./standing.ts";
import type { Conflict } from "./use-conflict.ts";
import type { Editor } from "./use-editor.ts";

type Side = "mine" | "theirs";

type ConflictDialogProps = { readonly editor: Editor; readonly titles: Titles };

/** Somebody else saved first: both texts side by side, and a choice for each field that both changed. */
export function ConflictDialog({ editor, titles }: ConflictDialogProps) {
  const { conflict, isOpen, setOpen } = editor.conflicts;
  if (conflict === null) return null;
  return (
    <Choosing
      key={conflict.saved.entry.revision}
      {...{ editor, conflict, titles, isOpen, setOpen }}
    />
  );
}

type ChoosingProps = ConflictDialogProps & {
  readonly conflict: Conflict;
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean) => void;
};

function Choosing({ editor, conflict, titles, isOpen, setOpen }: ChoosingProps) {
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const { by, at } = conflict.saved;
  const who = by ?? "Somebody else";
  const fields = editor.options.fields.filter(({ name }) => conflict.conflicts.includes(name));
  const settle = () => {
    const { values, theirs, saved } = conflict;
    const chosen = fields
      .filter(({ name }) => choices[name] === "theirs")
      .map(({ name }): [string, FormValue] => [name, theirs[name] ?? null]);
    editor.kept.stand(standingOf(saved.entry), theirs);
    editor.form.replace({ ...values, ...Object.fromEntries(chosen) });
    editor.conflicts.settle();
    editor.saving.tell({ kind: "resumed", at: Date.now() });
    void editor.saving.flush();
  };
  return (
    <Dialog
      size="lg"
      open={isOpen}
      onOpenChange={setOpen}
      title="Somebody else saved this"
      description={
        <>
          {who} saved {at === null ? "meanwhile" : <RelativeTime value={at} />}. You both changed{" "}
          {fields.length === 1 ? "one field" : `${fields.length} fields`}: choose whose text stays.
          Everything else is merged.
        </>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep writing</Button>
          <Button variant="primary" onClick={settle}>
            Save as chosen
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-6">
        {fields.map((field) => (
          <li key={field.name} className="flex min-w-0 flex-col gap-3">
            <DiffView
              changes={[
                {
                  field: field.name,
                  label: field.label,
                  before: valueWords(field, conflict.theirs[field.name] ?? null, titles),
                  after: valueWords(field, conflict.values[field.name] ?? null, titles),
                },
              ]}
              beforeLabel={by ?? "Theirs"}
              afterLabel="Yours"
            />
            <RadioCards
              label={`Whose «${field.label}» stays`}
              hideLabel
              columns={2}
              name={`side-${field.name}`}
              value={choices[field.name] ?? "mine"}
              onChange={({ target }) => {
                const side = target.value === "theirs" ? "theirs" : "mine";
                setChoices((now) => ({ ...now, [field.name]: side }));
              }}
              options={[
                { value: "theirs", label: by === null ? "Take theirs" : `Take ${by}’s` },
                { value: "mine", label: "Take mine" },
              ]}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
