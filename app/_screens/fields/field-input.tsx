"use client";

import type { ComponentType } from "react";
import { AssetInput } from "./asset-input.tsx";
import { BlocksInput } from "./blocks-input.tsx";
import { BooleanInput, ChoiceInput, ChoicesInput } from "./choice-input.tsx";
import { ColourInput } from "./colour-input.tsx";
import { emptied, withInstead } from "./field-language.ts";
import type { FormField, FormKind } from "./form-field.ts";
import { useSurroundings } from "./form-surroundings.tsx";
import { GroupInput } from "./group-input.tsx";
import type { FormValue } from "./form-value.ts";
import type { InputProps } from "./input-props.ts";
import { JsonInput } from "./json-input.tsx";
import { ListInput } from "./list-input.tsx";
import { DateInput, InstantInput } from "./moment-input.tsx";
import { NumberInput } from "./number-input.tsx";
import { RedactedField } from "./redacted-field.tsx";
import { RelationInput } from "./relation-input.tsx";
import { RichTextInput } from "./rich-text-input.tsx";
import { TextInput } from "./text-input.tsx";

type FieldInputProps = Omit<InputProps, "error">;

/** The input for a field, by its kind; of what one may not write, what it says. */
export function FieldInput(props: FieldInputProps) {
  const { path, value } = props;
  const field = withInstead(props.field, value);
  const { errors, values, inputs } = useSurroundings();
  if (field.access === "redacted") return <RedactedField label={field.label} />;
  const readOnly = props.readOnly || field.access === "read";
  const given = {
    ...{ ...props, field, readOnly, error: errorOf(errors, field, path) },
    onChange: (next: FormValue) => props.onChange(emptied(field, next)),
  };
  const Input = INPUTS[field.kind];
  const own = inputs?.[path.replaceAll(/\.\d+(?=\.|$)/g, ".*")];
  return own?.(given, values) ?? <Input {...given} />;
}

/** @NOTE What is made of named parts shows their messages itself, beside each of them. */
const errorOf = (errors: Readonly<Record<string, string>>, { kind }: FormField, path: string) =>
  errors[path] ?? (PARTED.has(kind) ? undefined : below(errors, path));

function below(errors: Readonly<Record<string, string>>, path: string): string | undefined {
  const key = Object.keys(errors).find((one) => one.startsWith(`${path}.`));
  return key === undefined ? undefined : errors[key];
}

const PARTED: ReadonlySet<FormKind> = new Set(["group", "list", "blocks"]);

const INPUTS: Readonly<Record<FormKind, ComponentType<InputProps>>> = {
  text: TextInput,
  "long-text": TextInput,
  "rich-text": RichTextInput,
  integer: NumberInput,
  decimal: NumberInput,
  boolean: BooleanInput,
  date: DateInput,
  instant: InstantInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  email: TextInput,
  url: TextInput,
  slug: TextInput,
  colour: ColourInput,
  json: JsonInput,
  image: AssetInput,
  file: AssetInput,
  relation: RelationInput,
  relations: RelationInput,
  group: GroupInput,
  list: ListInput,
  blocks: BlocksInput,
};
