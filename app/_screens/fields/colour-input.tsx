"use client";

import { useId } from "react";
import { Field, fieldAria } from "@/app/_ui/field.tsx";
import { typed, typedIn, textOf, type FormValue } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { useTyped } from "./use-typed.ts";

/** A colour, by the browser's own picker or as `#rrggbb`. */
export function ColourInput(props: InputProps) {
  const { field, value, readOnly, onChange, error } = props;
  const id = useId();
  const { text, type } = useTyped({ value, onChange, write: colourText, read: readColour });
  const texts = textsOf(props);
  return (
    <Field id={id} {...texts}>
      <div className="flex min-w-0 items-stretch gap-2">
        <input
          type="color"
          aria-label={`${field.label}: pick a colour`}
          disabled={readOnly}
          value={textOf(value) || "#000000"}
          onChange={(event) => type(event.target.value)}
          className="h-8 w-11 shrink-0 cursor-pointer rounded-md border border-line-strong bg-surface p-1 disabled:cursor-not-allowed pointer-coarse:h-10"
        />
        <input
          {...fieldAria(id, { help: texts.help, error })}
          className="control min-w-0 font-mono"
          readOnly={readOnly}
          required={texts.required}
          placeholder="#rrggbb"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      </div>
    </Field>
  );
}

const colourText = (value: FormValue): string => typedIn(value) ?? textOf(value);

function readColour(text: string): FormValue {
  const digits = text.trim().toLowerCase().replace(/^#/, "");
  if (digits === "") return null;
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${digits.replaceAll(/./g, "$&$&")}`;
  return typed(text);
}
