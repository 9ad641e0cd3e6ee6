import { ChevronDown } from "lucide-react";
import { useId } from "react";
import type { ComponentProps } from "react";
import { Field, fieldAria } from "./field.tsx";
import type { FieldText } from "./field.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean | undefined };

type SelectFieldProps = FieldText &
  Omit<ComponentProps<"select">, "style" | "className" | "id" | "children" | "multiple"> & {
    id?: string | undefined;
    options: readonly SelectOption[];
    /** An empty first option, for when nothing is chosen yet. */
    placeholder?: string | undefined;
  };

/**
 * One of a few choices.
 *
 * @NOTE The browser's own select: it is the best one on phones and for screen readers, and it needs
 * no inline style, which our Content-Security-Policy forbids in server-rendered pages.
 */
export function SelectField({
  label,
  help,
  error,
  hideLabel,
  optional,
  required,
  options,
  placeholder,
  id,
  ...select
}: SelectFieldProps) {
  const own = useId();
  const key = id ?? own;
  return (
    <Field id={key} {...{ label, help, error, hideLabel, optional, required }}>
      <div className="relative">
        <select
          {...select}
          {...fieldAria(key, { help, error })}
          required={required}
          className="control appearance-none truncate pr-8"
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-faint"
          aria-hidden="true"
        />
      </div>
    </Field>
  );
}
