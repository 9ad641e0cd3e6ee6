"use client";

import { useState } from "react";
import { TextArea } from "@/app/_ui/text-area.tsx";

type ChoicesFieldProps = {
  readonly value: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (choices: string[]) => void;
};

/** What one can choose, a line each. */
export function ChoicesField({ value, error, onChange }: ChoicesFieldProps) {
  // What is typed stays as it is, empty lines too, until it is saved.
  const [text, setText] = useState(() => value.join("\n"));
  return (
    <TextArea
      label="Choices"
      rows={4}
      help="One a line."
      error={error}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(linesOf(event.target.value));
      }}
    />
  );
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];
