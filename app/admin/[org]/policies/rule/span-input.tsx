"use client";

import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { UNITS, type Span } from "@/lib/policies/rule-form/variables.ts";

type SpanInputProps = { span: Span; onChange: (span: Span) => void };

/** A stretch of time: how many, and of what. */
export function SpanInput({ span: { count, unit }, onChange }: SpanInputProps) {
  const write = (typed: string) => {
    const number = Number.parseInt(typed, 10);
    if (number >= 1 && number <= 99_999) onChange({ count: number, unit });
  };
  return (
    <div className="grid grid-cols-2 gap-2">
      <TextField
        key={count}
        label="How many"
        hideLabel
        type="number"
        min={1}
        max={99_999}
        defaultValue={count}
        onBlur={(event) => write(event.target.value)}
      />
      <SelectField
        label="Of what"
        hideLabel
        value={unit}
        onChange={(event) => {
          const next = UNITS.find((known) => known === event.target.value);
          if (next !== undefined) onChange({ count, unit: next });
        }}
        options={UNITS.map((known) => ({ value: known, label: count === 1 ? known : `${known}s` }))}
      />
    </div>
  );
}
