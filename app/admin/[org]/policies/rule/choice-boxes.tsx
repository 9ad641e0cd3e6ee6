"use client";

import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";

type ChoiceBoxesProps = {
  choices: readonly string[];
  values: readonly string[];
  onChange: (values: string[]) => void;
};

/** Some of a few values, in the order in which they are offered. */
export function ChoiceBoxes({ choices, values, onChange }: ChoiceBoxesProps) {
  const toggle = (one: string) =>
    onChange(choices.filter((known) => (known === one) !== values.includes(known)));
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-2 py-1">
      <legend className="sr-only">Values</legend>
      {choices.map((choice) => (
        <CheckboxField
          key={choice}
          label={choice}
          checked={values.includes(choice)}
          onChange={() => toggle(choice)}
        />
      ))}
    </fieldset>
  );
}
