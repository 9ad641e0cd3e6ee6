"use client";

import { EntryFields } from "@/app/_screens/fields/entry-fields.tsx";
import { isRelation, NESTING_KINDS } from "@/lib/content/models/field-kinds.ts";
import type { FieldDraft } from "./field-draft.ts";
import { shownField } from "./shown-field.ts";

type DefaultFieldProps = {
  readonly draft: FieldDraft;
  readonly error: string | undefined;
  readonly onChange: (change: Partial<FieldDraft>) => void;
};

/** What stands in a new entry, by the very input that entries have. */
export function DefaultField({ draft, error, onChange }: DefaultFieldProps) {
  if (isRelation(draft) || NESTING_KINDS.has(draft.kind)) return null;
  const field = {
    ...shownField(draft),
    ...{ name: "default", label: "Default", help: "What stands in a new entry.", hidden: false },
    ...{ required: false, min: null, default: null },
  };
  return (
    <EntryFields
      key={draft.kind}
      fields={[field]}
      values={{ default: draft.default }}
      errors={error === undefined ? {} : { default: error }}
      onChange={(_, value) => onChange({ default: value })}
    />
  );
}
