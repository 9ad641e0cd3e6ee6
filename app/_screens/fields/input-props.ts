import type { ComponentType } from "react";
import type { FormField } from "./form-field.ts";
import type { FormValue, FormValues } from "./form-value.ts";

/** What is shown of several fields that stand together. */
export type GridProps = {
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  /** The dotted path of what they stand in; empty for the entry itself. */
  readonly path: string;
  readonly readOnly: boolean;
  /** Puts in what is given, and leaves the others as they are. */
  readonly onChange: (values: FormValues) => void;
};

/** What the input for a field of any kind is given. */
export type InputProps = {
  readonly field: FormField;
  /** Dotted, from the form: `parts.0.url`. */
  readonly path: string;
  readonly value: FormValue;
  readonly error: string | undefined;
  readonly readOnly: boolean;
  readonly onChange: (value: FormValue) => void;
  /** What stands in the fields beside this one, such as the text for an image. */
  readonly beside: FormValues;
  /** Puts in values of this field and of those beside it in one step. */
  readonly onChangeBeside: (values: FormValues) => void;
  /** Shows the fields within this one: it is given, as inputs cannot know what they stand in. */
  readonly Grid: ComponentType<GridProps>;
};

/** The texts of a field, for the components that show label, help and error themselves. */
export const textsOf = ({ field, error, readOnly }: InputProps) => ({
  label: field.label,
  ...(field.help === "" ? {} : { help: field.help }),
  error,
  required: field.required && !readOnly,
});
