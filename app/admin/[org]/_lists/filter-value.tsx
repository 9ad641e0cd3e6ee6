"use client";

import { ChoiceList } from "@/app/_ui/choice-list.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { ListField } from "@/lib/content/list-for.ts";
import type { ValueKind } from "./condition-words.ts";

type FilterValueProps = {
  kind: ValueKind;
  field: ListField;
  value: string;
  onChange: (value: string) => void;
};

/** What a field is compared with, by its kind. */
export function FilterValue({ kind, field, value, onChange }: FilterValueProps) {
  const choices = (field.choices ?? []).map((one) => ({ value: one, label: one }));
  switch (kind) {
    case "none":
      return null;
    case "truth":
      return <Pick options={TRUTHS} {...{ value, onChange }} />;
    case "choice":
      return <Pick options={choices} {...{ value, onChange }} />;
    case "choices":
      return (
        <ChoiceList
          label="Values"
          choices={choices}
          value={value === "" ? [] : value.split(",")}
          onChange={(chosen) => onChange(chosen.join(","))}
        />
      );
    case "range":
      return <Range {...{ value, onChange }} />;
    default:
      return (
        <TextField
          label="Value"
          required
          type={kind}
          step={kind === "number" ? "any" : undefined}
          value={value}
          maxLength={500}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}

const TRUTHS = [
  { value: "true", label: "yes" },
  { value: "false", label: "no" },
];

type ValueProps = { value: string; onChange: (value: string) => void };
type PickProps = ValueProps & { options: readonly { value: string; label: string }[] };

const Pick = ({ options, value, onChange }: PickProps) => (
  <SelectField
    label="Value"
    required
    placeholder="Choose one"
    options={options}
    value={value}
    onChange={({ target }) => onChange(target.value)}
  />
);

function Range({ value, onChange }: ValueProps) {
  const [from = "", to = ""] = value.split(",");
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label="From"
        required
        type="number"
        step="any"
        value={from}
        onChange={({ target }) => onChange(`${target.value},${to}`)}
      />
      <TextField
        label="To"
        required
        type="number"
        step="any"
        value={to}
        onChange={({ target }) => onChange(`${from},${target.value}`)}
      />
    </div>
  );
}
