import { Check } from "lucide-react";
import { useId } from "react";
import type { ComponentProps } from "react";
import { fieldAria, FieldNotes } from "./field.tsx";
import type { FieldText } from "./field.tsx";

type CheckboxFieldProps = Omit<FieldText, "optional" | "required"> &
  Omit<ComponentProps<"input">, "style" | "className" | "id" | "type" | "children"> & {
    id?: string | undefined;
  };

/** A yes-or-no that takes effect on save. */
export function CheckboxField({ label, help, error, hideLabel, id, ...input }: CheckboxFieldProps) {
  const own = useId();
  const key = id ?? own;
  return (
    <div className="flex items-start gap-2">
      <span className="relative -m-1 grid size-6 shrink-0 place-items-center pointer-coarse:size-8">
        <input
          {...input}
          {...fieldAria(key, { help, error })}
          type="checkbox"
          className="peer absolute inset-1 m-auto size-4 appearance-none rounded-sm border border-line-strong bg-surface checked:border-accent checked:bg-accent disabled:opacity-50 aria-invalid:border-danger before:absolute before:-inset-1.5"
        />
        <Check
          className="pointer-events-none invisible relative size-3 stroke-3 text-accent-ink peer-checked:visible"
          aria-hidden="true"
        />
      </span>
      <div className="flex min-w-0 flex-col gap-0.5">
        <label htmlFor={key} className={hideLabel ? "sr-only" : "text-sm text-ink"}>
          {label}
        </label>
        <FieldNotes id={key} help={help} error={error} />
      </div>
    </div>
  );
}
