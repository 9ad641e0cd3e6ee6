"use client";

import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { typedText, type RuleField, type RuleValue } from "@/lib/policies/rule-form/rule-tree.ts";
import {
  spanOf,
  spanText,
  variableIn,
  variablesFor,
  variableWords,
  type Span,
} from "@/lib/policies/rule-form/variables.ts";
import { SpanInput } from "./span-input.tsx";

type OneValueProps = {
  label: string;
  field: RuleField;
  value: RuleValue | undefined;
  onChange: (value: RuleValue | undefined) => void;
};

/** One value by the kind of its field: a choice, a date, a number, a text, or somebody who asks. */
export function OneValue(props: OneValueProps) {
  const { field } = props;
  if (field.kind === "boolean") return <ChosenValue {...props} choices={BOOLEANS} />;
  if (field.choices !== null) {
    const choices = field.choices.map((choice) => ({ value: choice, label: choice }));
    return <ChosenValue {...props} choices={choices} />;
  }
  if (field.kind === "id" || field.kind === "instant") return <SourcedValue {...props} />;
  return <TypedValue {...props} />;
}

const BOOLEANS = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

type ChosenValueProps = OneValueProps & { choices: readonly { value: string; label: string }[] };

function ChosenValue({ label, field, value, onChange, choices }: ChosenValueProps) {
  const text = typedText(value);
  const isKnown = text === "" || choices.some((choice) => choice.value === text);
  return (
    <SelectField
      label={label}
      hideLabel
      placeholder="Choose…"
      value={text}
      onChange={(event) => {
        const { value: chosen } = event.target;
        if (chosen === "") return onChange(undefined);
        onChange(field.kind === "boolean" ? chosen === "true" : chosen);
      }}
      options={isKnown ? choices : [...choices, { value: text, label: text }]}
    />
  );
}

/** Who asks, now, a time beside now, or a value of one's own. */
function SourcedValue(props: OneValueProps) {
  const { label, field, value, onChange } = props;
  const span = field.kind === "instant" ? spanOf(value) : null;
  const variables = variablesFor(field, "one");
  const named = span === null ? variableIn(value) : null;
  const isOdd = named !== null && !variables.some(({ name }) => name === named);
  const source = sourceOf(value, span);
  const choose = (chosen: string) => {
    if (chosen === "own") return onChange("");
    if (chosen === "ago") return onChange(spanText({ count: -1, unit: "day" }));
    onChange(chosen === "ahead" ? spanText({ count: 1, unit: "day" }) : chosen);
  };
  return (
    <div className="grid gap-2 sm:auto-cols-fr sm:grid-flow-col">
      <SelectField
        label={`${label}: what it is`}
        hideLabel
        placeholder={source === "" ? "Choose…" : undefined}
        value={source}
        onChange={(event) => choose(event.target.value)}
        options={[
          ...variables.map(({ name, words }) => ({ value: name, label: words })),
          ...(isOdd ? [{ value: named, label: variableWords(named) }] : []),
          ...(field.kind === "instant" ? AROUND_NOW : [{ value: "own", label: "an id" }]),
        ]}
      />
      {span !== null && (
        <SpanInput
          span={{ ...span, count: Math.abs(span.count) }}
          onChange={({ count, unit }: Span) =>
            onChange(spanText({ count: span.count < 0 ? -count : count, unit }))
          }
        />
      )}
      {source === "own" && <TypedValue {...props} />}
    </div>
  );
}

const AROUND_NOW = [
  { value: "ago", label: "a time before now" },
  { value: "ahead", label: "a time after now" },
  { value: "own", label: "a date" },
];

function sourceOf(value: RuleValue | undefined, span: Span | null): string {
  if (value === undefined) return "";
  if (span !== null) return span.count < 0 ? "ago" : "ahead";
  return variableIn(value) ?? "own";
}

function TypedValue({ label, field, value, onChange }: OneValueProps) {
  const isNumber = field.kind === "integer" || field.kind === "decimal";
  const text = typedText(value);
  const write = (typed: string) => {
    if (typed === "")
      return onChange(field.kind === "id" || field.kind === "instant" ? "" : undefined);
    // Beyond this many digits JSON's numbers lose some; the text keeps them.
    onChange(isNumber && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(typed) ? Number(typed) : typed);
  };
  return (
    <TextField
      label={label}
      hideLabel
      type={field.kind === "instant" ? "date" : "text"}
      inputMode={isNumber ? "decimal" : undefined}
      mono={field.kind === "id"}
      placeholder={field.kind === "id" ? "00000000-0000-…" : label}
      spellCheck={false}
      autoComplete="off"
      value={field.kind === "instant" ? text.slice(0, 10) : text}
      onChange={(event) => write(event.target.value)}
    />
  );
}
