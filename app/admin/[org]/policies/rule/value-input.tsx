"use client";

import { TextArea } from "@/app/_ui/text-area.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import type { Phrase } from "@/lib/policies/rule-form/phrases.ts";
import { typedText, type RuleField, type RuleValue } from "@/lib/policies/rule-form/rule-tree.ts";
import { variableIn, variablesFor } from "@/lib/policies/rule-form/variables.ts";
import { ChoiceBoxes } from "./choice-boxes.tsx";
import { OneValue } from "./one-value.tsx";

type ValueInputProps = {
  input: Phrase["input"];
  field: RuleField;
  value: RuleValue | undefined;
  onChange: (value: RuleValue | undefined) => void;
};

/** What a field is compared with: one value, two, or several, each by the field's kind. */
export function ValueInput({ input, field, value, onChange }: ValueInputProps) {
  if (input === "list") return <ListInput {...{ field, value, onChange }} />;
  if (input !== "pair") return <OneValue label="Value" {...{ field, value, onChange }} />;
  const [from, to] = Array.isArray(value) ? value : [];
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <OneValue
        label="From"
        field={field}
        value={from}
        onChange={(next) => onChange([next ?? "", to ?? ""])}
      />
      <OneValue
        label="To"
        field={field}
        value={to}
        onChange={(next) => onChange([from ?? "", next ?? ""])}
      />
    </div>
  );
}

function ListInput({ field, value, onChange }: Omit<ValueInputProps, "input">) {
  const variables = variablesFor(field, "list");
  const named = variableIn(value);
  return (
    <div className="flex flex-col gap-2">
      {(variables.length > 0 || named !== null) && (
        <SelectField
          label="Where the values come from"
          hideLabel
          value={named ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? [] : event.target.value)}
          options={[
            { value: "", label: "These values" },
            ...variables.map(({ name, words }) => ({ value: name, label: words })),
          ]}
        />
      )}
      {named === null && (
        <Values {...{ field, onChange }} values={Array.isArray(value) ? value : []} />
      )}
    </div>
  );
}

type ValuesProps = {
  field: RuleField;
  values: readonly RuleValue[];
  onChange: ValueInputProps["onChange"];
};

function Values({ field, values, onChange }: ValuesProps) {
  if (field.choices !== null) {
    return (
      <ChoiceBoxes choices={field.choices} values={values.map(typedText)} onChange={onChange} />
    );
  }
  return (
    <TextArea
      label="Values, one a line"
      rows={2}
      defaultValue={values.map(typedText).join("\n")}
      onChange={(event) =>
        onChange(
          event.target.value
            .split("\n")
            .map((line) => line.trim())
            .filter((line) => line !== ""),
        )
      }
    />
  );
}
