"use client";

import { useId } from "react";
import { Field, fieldAria, type FieldText } from "./field.tsx";

type ColourFieldProps = FieldText & {
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
};

/** A colour, by the browser's own picker or as `#rrggbb`. */
export function ColourField({ value, disabled = false, onChange, ...texts }: ColourFieldProps) {
  const id = useId();
  return (
    <Field id={id} {...texts}>
      <div className="flex min-w-0 items-stretch gap-2">
        <input
          type="color"
          aria-label={`${texts.label}: pick a colour`}
          disabled={disabled}
          value={/^#[0-9a-f]{6}$/.test(value) ? value : "#000000"}
          onChange={(event) => onChange(event.target.value)}
          className="h-8 w-11 shrink-0 cursor-pointer rounded-md border border-line-strong bg-surface p-1 disabled:cursor-not-allowed pointer-coarse:h-10"
        />
        <input
          {...fieldAria(id, texts)}
          className="control min-w-0 font-mono"
          disabled={disabled}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
          value={value}
          onChange={(event) => onChange(event.target.value.trim().toLowerCase())}
        />
      </div>
    </Field>
  );
}
