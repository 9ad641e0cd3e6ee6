import { useId } from "react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { Field, fieldAria } from "./field.tsx";
import type { FieldText } from "./field.tsx";

type TextFieldProps = FieldText &
  Omit<ComponentProps<"input">, "style" | "className" | "id" | "children"> & {
    id?: string | undefined;
    /** Fixed text inside the frame, before and after the value: a host name, a unit. */
    prefix?: string | undefined;
    suffix?: ReactNode;
    /** Sets the value in the monospaced face: slugs, keys, addresses. */
    mono?: boolean | undefined;
  };

/** One line of text with its label, help and error. Works inside and outside react-hook-form. */
export function TextField({
  label,
  help,
  error,
  hideLabel,
  optional,
  required,
  prefix,
  suffix,
  mono,
  id,
  type = "text",
  ...input
}: TextFieldProps) {
  const own = useId();
  const key = id ?? own;
  return (
    <Field id={key} {...{ label, help, error, hideLabel, optional, required }}>
      <div className="flex min-w-0 items-stretch">
        {prefix && (
          <span className="flex max-w-1/2 items-center rounded-l-md border border-r-0 border-line-strong bg-sunken px-2.5 text-sm text-muted">
            <span className="truncate">{prefix}</span>
          </span>
        )}
        <input
          {...input}
          {...fieldAria(key, { help, error })}
          required={required}
          type={type}
          className={cx(
            "control min-w-0",
            prefix && "rounded-l-none",
            suffix !== undefined && "rounded-r-none",
            mono && "font-mono",
          )}
        />
        {suffix !== undefined && (
          <span className="flex shrink-0 items-center rounded-r-md border border-l-0 border-line-strong bg-sunken px-2.5 text-sm text-muted">
            {suffix}
          </span>
        )}
      </div>
    </Field>
  );
}
