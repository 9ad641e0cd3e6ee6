"use client";

import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { ChoiceList } from "@/app/_ui/choice-list.tsx";
import { FieldNotes } from "@/app/_ui/field.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { FieldFor } from "@/lib/content/collection-for.ts";
import type { FormValue } from "./form-values.ts";

type FieldInputProps = {
  readonly field: FieldFor;
  readonly value: FormValue;
  readonly error: string | undefined;
  readonly onChange: (value: FormValue) => void;
};

/** The input for a field that is no relation, by its kind. */
export function FieldInput({ field, value, error, onChange }: FieldInputProps) {
  const { label, help, required, kind, choices } = field;
  const text = { label, help, error, optional: !required, value: String(value) };
  const typed = {
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  switch (kind) {
    case "boolean":
      return (
        <CheckboxField
          {...{ label, help, error }}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "choice":
      return (
        <SelectField
          {...text}
          {...typed}
          placeholder={required ? "Choose one" : "None"}
          options={(choices ?? []).map((one) => ({ value: one, label: one }))}
        />
      );
    case "choices":
      return <Choices {...{ field, value, error, onChange }} />;
    case "long-text":
      return <TextArea {...text} {...typed} />;
    case "json":
      return <TextArea {...text} {...typed} mono />;
    default:
      return <TextField {...text} {...typed} {...LOOKS[kind]} />;
  }
}

function Choices({ field, value, error, onChange }: FieldInputProps) {
  const { label, choices, name } = field;
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium text-ink">{label}</span>
      <ChoiceList
        label={label}
        choices={(choices ?? []).map((one) => ({ value: one, label: one }))}
        value={Array.isArray(value) ? value : []}
        onChange={onChange}
        error={error}
      />
      <FieldNotes id={name} help={field.help} />
    </div>
  );
}

const LOOKS: Readonly<Partial<Record<FieldFor["kind"], Readonly<Record<string, string>>>>> = {
  integer: { inputMode: "numeric" },
  decimal: { inputMode: "decimal" },
  date: { type: "date" },
  instant: { type: "datetime-local", suffix: "UTC" },
  email: { type: "email" },
  url: { type: "url" },
};
