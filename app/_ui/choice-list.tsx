"use client";

import { useId, useState } from "react";
import type { ReactNode } from "react";
import { CheckboxField } from "./checkbox-field.tsx";
import { cx } from "./cx.ts";
import { FieldNotes } from "./field.tsx";
import { TextField } from "./text-field.tsx";

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Why it cannot be changed now; it is shown, and closed. */
  readonly closed?: string | undefined;
};

type ChoiceListProps = {
  label: string;
  choices: readonly Choice[];
  /** The values that are chosen. */
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
  /** What stands there when there is nothing to choose. */
  empty?: ReactNode;
};

/** From so many choices on, one can search them. */
const MANY = 10;

/** Any number out of many, each with what it means. Many can be searched, and begin with the chosen. */
export function ChoiceList(props: ChoiceListProps) {
  const { label, choices, value, onChange, error, empty } = props;
  const id = useId();
  const [sought, setSought] = useState("");
  const chosen = new Set(value);
  const isMany = choices.length > MANY;
  // What was chosen at first leads a long list, and stays there while somebody chooses.
  const [first] = useState(() => new Set(value));
  const leads = (choice: Choice) => isMany && first.has(choice.value);
  const ordered = [...choices.filter(leads), ...choices.filter((choice) => !leads(choice))];
  const shown = ordered.filter((choice) => fits(choice, sought));
  const toggle = (one: string) =>
    onChange(chosen.has(one) ? value.filter((known) => known !== one) : [...value, one]);
  if (choices.length === 0) return <p className="text-sm text-muted">{empty}</p>;
  return (
    <fieldset
      className="flex min-w-0 flex-col gap-3"
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend className="sr-only">{label}</legend>
      {isMany && (
        <TextField
          label={`Find in ${label.toLowerCase()}`}
          hideLabel
          type="search"
          placeholder={`Find in ${label.toLowerCase()}`}
          autoComplete="off"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          // The search narrows by itself: Enter would send the form.
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      )}
      <div
        className={cx(
          "grid gap-x-6 gap-y-3 sm:grid-cols-2",
          isMany && "max-h-80 overflow-y-auto rounded-lg border p-3",
        )}
      >
        {shown.map(({ value: one, label, help, closed }) => (
          <CheckboxField
            key={one}
            label={label}
            help={[help, closed].filter(Boolean).join(" ")}
            disabled={closed !== undefined}
            checked={chosen.has(one)}
            onChange={() => toggle(one)}
          />
        ))}
        {shown.length === 0 && <p className="text-sm text-muted">Nothing fits.</p>}
      </div>
      {isMany && (
        <p className="text-xs text-muted" role="status">
          {value.length} of {choices.length} chosen
        </p>
      )}
      <FieldNotes id={id} error={error} />
    </fieldset>
  );
}

function fits({ label, help = "" }: Choice, sought: string): boolean {
  const words = sought.trim().toLowerCase();
  return words === "" || `${label} ${help}`.toLowerCase().includes(words);
}
