"use client";

import { useState } from "react";
import { sameValue, type FormValue } from "./form-value.ts";

type Options = {
  readonly value: FormValue;
  readonly onChange: (value: FormValue) => void;
  readonly write: (value: FormValue) => string;
  readonly read: (text: string) => FormValue;
};

/**
 * The text in an input whose value is something else: it stays as it is typed, «1.» too, and gives way
 * to a value that comes from elsewhere.
 */
export function useTyped({ value, onChange, write, read }: Options) {
  const [text, setText] = useState(() => write(value));
  const [known, setKnown] = useState(value);
  if (!sameValue(value, known)) {
    setKnown(value);
    setText(write(value));
  }
  const type = (next: string) => {
    const meant = read(next);
    setText(next);
    setKnown(meant);
    onChange(meant);
  };
  return { text, type };
}
