"use client";

import { useState } from "react";
import { EntryFields } from "@/app/_screens/fields/entry-fields.tsx";
import { blankValue, type FormValues } from "@/app/_screens/fields/form-value.ts";
import { Card } from "@/app/_ui/card.tsx";
import type { FieldDraft } from "./field-draft.ts";
import { shownField } from "./shown-field.ts";

type FormPreviewProps = {
  readonly fields: readonly FieldDraft[];
  readonly title?: string;
  readonly level?: 2 | 3;
};

/** The form of an entry as it is with these fields, to be tried out; nothing of it is kept. */
export function FormPreview({ fields, title = "The form of an entry", level }: FormPreviewProps) {
  const [values, setValues] = useState<FormValues>({});
  const shown = fields.map(shownField);
  return (
    <Card {...{ title, level }} description="Try it: nothing of it is kept.">
      <EntryFields
        key={shown.map(({ id, kind }) => `${id}:${kind}`).join()}
        fields={shown}
        values={{
          ...Object.fromEntries(shown.map((field) => [field.name, blankValue(field)])),
          ...values,
        }}
        onChange={(name, value) => setValues((now) => ({ ...now, [name]: value }))}
      />
    </Card>
  );
}
