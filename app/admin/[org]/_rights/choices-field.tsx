"use client";

import type { ReactNode } from "react";
import { useController } from "react-hook-form";
import { ChoiceList, type Choice } from "@/app/_ui/choice-list.tsx";
import { firstMessage } from "@/app/_ui/first-message.ts";

type ChoicesFieldProps = {
  /** The list of the form around it that holds the chosen values. */
  name: string;
  label: string;
  choices: readonly Choice[] | ((chosen: readonly string[]) => readonly Choice[]);
  empty?: ReactNode;
};

/** A list of slugs or ids in a form, as checkboxes. What is open may depend on what is chosen. */
export function ChoicesField({ name, label, choices, empty }: ChoicesFieldProps) {
  const {
    field: { value, onChange },
    fieldState,
  } = useController<Record<string, string[]>>({ name });
  return (
    <ChoiceList
      label={label}
      choices={typeof choices === "function" ? choices(value) : choices}
      value={value}
      onChange={onChange}
      error={firstMessage(fieldState.error)}
      empty={empty}
    />
  );
}
