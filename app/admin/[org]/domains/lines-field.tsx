"use client";

import { useState } from "react";
import { useController } from "react-hook-form";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { firstMessage } from "@/app/_ui/first-message.ts";

type Values = { origins: string[]; ipRanges: string[] };
type Name = "origins" | "ipRanges";

type LinesFieldProps = {
  name: Name;
  label: string;
  help: string;
  placeholder: string;
};

/** A list of the form around it, one line each. */
export function LinesField({ name, ...shown }: LinesFieldProps) {
  const {
    field: { ref, value, onBlur, onChange },
    fieldState,
  } = useController<Values, Name>({ name });
  const [text, setText] = useState(value.join("\n"));
  const write = (typed: string) => {
    setText(typed);
    onChange(linesOf(typed));
  };
  return (
    <TextArea
      {...shown}
      mono
      optional
      rows={2}
      spellCheck={false}
      autoCapitalize="off"
      ref={ref}
      value={text}
      onBlur={onBlur}
      onChange={(event) => write(event.target.value)}
      error={firstMessage(fieldState.error)}
    />
  );
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
