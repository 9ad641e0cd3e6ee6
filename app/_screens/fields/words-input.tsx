"use client";

import { TextField } from "@/app/_ui/text-field.tsx";
import { listOf, type FormValue } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { useTyped } from "./use-typed.ts";

/** Several words in one line, separated by commas. */
export function WordsInput(props: InputProps) {
  const { value, readOnly, onChange } = props;
  const { text, type } = useTyped({ value, onChange, write: wordsText, read: readWords });
  return (
    <TextField
      {...textsOf(props)}
      readOnly={readOnly}
      autoComplete="off"
      value={text}
      onChange={(event) => type(event.target.value)}
    />
  );
}

const wordsText = (value: FormValue): string => listOf(value).map(String).join(", ");

const readWords = (text: string): FormValue => [
  ...new Set(
    text
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  ),
];
