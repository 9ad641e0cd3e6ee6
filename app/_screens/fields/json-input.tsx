"use client";

import { TextArea } from "@/app/_ui/text-area.tsx";
import { typed, typedIn, type FormValue } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { useTyped } from "./use-typed.ts";

/** Any JSON, checked while it is typed. */
export function JsonInput(props: InputProps) {
  const { value, readOnly, onChange, error } = props;
  const { text, type } = useTyped({ value, onChange, write: jsonText, read: readJson });
  const unread = typedIn(value);
  return (
    <TextArea
      {...textsOf(props)}
      error={unread === null ? error : problemIn(unread)}
      readOnly={readOnly}
      mono
      spellCheck={false}
      autoCapitalize="none"
      autoComplete="off"
      value={text}
      onChange={(event) => type(event.target.value)}
    />
  );
}

const jsonText = (value: FormValue): string =>
  typedIn(value) ?? (value === null ? "" : JSON.stringify(value, null, 2));

function readJson(text: string): FormValue {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text) as FormValue;
  } catch {
    return typed(text);
  }
}

/** @NOTE Where browsers tell the line, they tell it in words of their own. */
function problemIn(text: string): string {
  try {
    JSON.parse(text);
    return "This is no JSON.";
  } catch (error) {
    const place = /line \d+ column \d+/.exec(error instanceof Error ? error.message : "");
    return place === null ? "This is no JSON yet." : `This is no JSON yet: see ${place[0]}.`;
  }
}
