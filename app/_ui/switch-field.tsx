import { useId } from "react";
import type { ComponentProps } from "react";
import { fieldAria, FieldNotes } from "./field.tsx";
import type { FieldText } from "./field.tsx";

type SwitchFieldProps = Omit<FieldText, "optional" | "required"> &
  Omit<ComponentProps<"input">, "style" | "className" | "id" | "type" | "role" | "children"> & {
    id?: string | undefined;
  };

/** A setting that is on or off; the label stands left, the switch at the end of the row. */
export function SwitchField({ label, help, error, hideLabel, id, ...input }: SwitchFieldProps) {
  const own = useId();
  const key = id ?? own;
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="flex min-w-0 flex-col gap-0.5">
        <label htmlFor={key} className={hideLabel ? "sr-only" : "text-sm font-medium text-ink"}>
          {label}
        </label>
        <FieldNotes id={key} help={help} error={error} />
      </div>
      <input
        {...input}
        {...fieldAria(key, { help, error })}
        type="checkbox"
        role="switch"
        className="relative mt-px h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full border border-line-strong bg-sunken transition-colors duration-150 before:absolute before:-inset-2 after:absolute after:top-px after:left-px after:size-4 after:rounded-full after:bg-line-strong after:transition-transform after:duration-150 checked:border-accent checked:bg-accent checked:after:translate-x-4 checked:after:bg-accent-ink disabled:cursor-not-allowed disabled:opacity-50"
      />
    </div>
  );
}
