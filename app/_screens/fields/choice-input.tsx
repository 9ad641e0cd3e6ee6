"use client";

import { useId } from "react";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { ChoiceList } from "@/app/_ui/choice-list.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { listOf, textOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";

/** Yes or no; in another language than the default one, also neither. */
export function BooleanInput(props: InputProps) {
  const { field, value, readOnly, onChange } = props;
  const instead = field.language?.instead;
  if (instead !== undefined) return <YesOrNoOrAs {...props} other={instead.name} />;
  const { required: _said, ...texts } = textsOf(props);
  return (
    <CheckboxField
      {...texts}
      disabled={readOnly}
      checked={value === true}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

function YesOrNoOrAs({ other, ...props }: InputProps & { readonly other: string }) {
  const { value, readOnly, onChange } = props;
  return (
    <SelectField
      {...textsOf(props)}
      disabled={readOnly}
      placeholder={`As in ${other}`}
      options={YES_NO}
      value={typeof value === "boolean" ? String(value) : ""}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value === "true")}
    />
  );
}

const YES_NO = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

/** One of a few words. One that is no choice any more stays in sight until another is chosen. */
export function ChoiceInput(props: InputProps) {
  const { field, value, readOnly, onChange } = props;
  const chosen = textOf(value);
  const choices = field.choices ?? [];
  const gone = chosen === "" || choices.includes(chosen) ? [] : [chosen];
  return (
    <SelectField
      {...textsOf(props)}
      disabled={readOnly}
      placeholder={field.required ? "Choose one" : "None"}
      options={[
        ...choices.map((one) => ({ value: one, label: one })),
        ...gone.map((one) => ({ value: one, label: `${one} (no choice any more)` })),
      ]}
      value={chosen}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
    />
  );
}

/** Any number of a few words. */
export function ChoicesInput(props: InputProps) {
  const { field, value, readOnly, onChange } = props;
  const id = useId();
  const chosen = listOf(value).map(String);
  const known = field.choices ?? [];
  const gone = chosen.filter((one) => !known.includes(one));
  const closed = readOnly ? "" : undefined;
  return (
    <FieldFrame id={id} {...textsOf(props)} error={props.error}>
      <ChoiceList
        label={field.label}
        choices={[
          ...known.map((one) => ({ value: one, label: one, closed })),
          ...gone.map((one) => ({ value: one, label: one, help: "No choice any more.", closed })),
        ]}
        value={chosen}
        onChange={onChange}
        empty="There is nothing to choose."
      />
    </FieldFrame>
  );
}
