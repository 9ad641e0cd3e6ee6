"use client";

import { TextField } from "@/app/_ui/text-field.tsx";
import { boundsOf, type FieldDraft } from "./field-draft.ts";

type BoundsFieldsProps = {
  readonly draft: FieldDraft;
  readonly error: string | undefined;
  readonly onChange: (change: Partial<FieldDraft>) => void;
};

/** The smallest and the largest: of numbers the value, of texts the length, of lists how many. */
export function BoundsFields({ draft, error, onChange }: BoundsFieldsProps) {
  const words = boundsOf(draft.kind);
  if (words === null) return null;
  const step = draft.kind === "decimal" ? "any" : 1;
  const common = { type: "number", step, optional: true, autoComplete: "off" } as const;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        {...common}
        label={words.min}
        value={draft.min ?? ""}
        onChange={(event) => onChange({ min: numberIn(event.target.value) })}
      />
      <TextField
        {...common}
        label={words.max}
        error={error}
        value={draft.max ?? ""}
        onChange={(event) => onChange({ max: numberIn(event.target.value) })}
      />
    </div>
  );
}

const numberIn = (text: string): number | null => (text === "" ? null : Number(text));
