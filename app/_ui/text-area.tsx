import { useId } from "react";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { Field, fieldAria } from "./field.tsx";
import type { FieldText } from "./field.tsx";

type TextAreaProps = FieldText &
  Omit<ComponentProps<"textarea">, "style" | "className" | "id" | "children"> & {
    id?: string | undefined;
    mono?: boolean | undefined;
  };

/** Several lines of text; it grows with its content where the browser can. */
export function TextArea({
  label,
  help,
  error,
  hideLabel,
  optional,
  required,
  mono,
  id,
  rows = 4,
  ...input
}: TextAreaProps) {
  const own = useId();
  const key = id ?? own;
  return (
    <Field id={key} {...{ label, help, error, hideLabel, optional, required }}>
      <textarea
        {...input}
        {...fieldAria(key, { help, error })}
        required={required}
        rows={rows}
        className={cx("control field-sizing-content min-h-20 resize-y", mono && "font-mono")}
      />
    </Field>
  );
}
