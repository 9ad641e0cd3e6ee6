"use client";

import { useState } from "react";
import { TextField } from "@/app/_ui/text-field.tsx";
import { typed, typedIn, type FormValue } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { useTyped } from "./use-typed.ts";

/** A whole or a decimal number; a comma does for a point. What is no number is said on the way out. */
export function NumberInput(props: InputProps) {
  const { field, value, readOnly, onChange, error } = props;
  const { text, type } = useTyped({ value, onChange, write: numberText, read: readNumber });
  const [isLeft, setLeft] = useState(false);
  const doubt = isLeft && typedIn(value) !== null ? "Give a number." : undefined;
  return (
    <TextField
      {...textsOf(props)}
      error={error ?? doubt}
      readOnly={readOnly}
      value={text}
      inputMode={field.kind === "integer" ? "numeric" : "decimal"}
      autoComplete="off"
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      onChange={(event) => type(event.target.value)}
    />
  );
}

const numberText = (value: FormValue): string =>
  typedIn(value) ?? (typeof value === "number" ? String(value) : "");

function readNumber(text: string): FormValue {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return /^-?\d+(?:[.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(",", ".")) : typed(text);
}
