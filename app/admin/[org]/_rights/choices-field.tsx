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
  /** Shows what is chosen, and nothing that could be. */
  readOnly?: boolean | undefined;
  empty?: ReactNode;
};

/** A list of slugs or ids in a form, as checkboxes. What is open may depend on what is chosen. */
export function ChoicesField({ name, label, choices, readOnly, empty }: ChoicesFieldProps) {
  const {
    field: { value, onChange },
    fieldState,
  } = useController<Record<string, string[]>>({ name });
  const offered = typeof choices === "function" ? choices(value) : choices;
  if (readOnly === true) return <Chosen choices={offered} value={value} />;
  return (
    <ChoiceList
      label={label}
      choices={offered}
      value={value}
      onChange={onChange}
      error={firstMessage(fieldState.error)}
      empty={empty}
    />
  );
}

type ChosenProps = { choices: readonly Choice[]; value: readonly string[] };

function Chosen({ choices, value }: ChosenProps) {
  const chosen = choices.filter((choice) => value.includes(choice.value));
  if (chosen.length === 0) return <p className="text-sm text-muted">None</p>;
  return (
    <ul className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
      {chosen.map(({ value: one, label, help }) => (
        <li key={one} className="min-w-0">
          <p className="wrap-anywhere text-ink">{label}</p>
          {help && <p className="mt-0.5 text-xs text-muted">{help}</p>}
        </li>
      ))}
    </ul>
  );
}
