import { useId } from "react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { FieldNotes } from "./field.tsx";
import type { FieldText } from "./field.tsx";

export type RadioCardOption = {
  value: string;
  label: string;
  description?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean | undefined;
};

type RadioCardsProps = Omit<FieldText, "optional"> &
  Omit<ComponentProps<"input">, "style" | "className" | "id" | "type" | "children" | "value"> & {
    name: string;
    options: readonly RadioCardOption[];
    /** The chosen value when the caller controls it; leave out inside react-hook-form. */
    value?: string | undefined;
    defaultValue?: string | undefined;
    columns?: 1 | 2 | 3 | undefined;
  };

/** One choice out of a few that need explaining; native radios, so arrow keys work as expected. */
export function RadioCards(props: RadioCardsProps) {
  const {
    label,
    help,
    error,
    hideLabel,
    options,
    value,
    defaultValue,
    columns = 1,
    ...input
  } = props;
  const id = useId();
  const notes = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5" aria-describedby={notes || undefined}>
      <legend className={hideLabel ? "sr-only" : "mb-1.5 text-sm font-medium text-ink"}>
        {label}
      </legend>
      <div className={cx("grid gap-2", layouts[columns])}>
        {options.map((option) => (
          <RadioCard
            key={option.value}
            {...input}
            option={option}
            checked={value === undefined ? undefined : value === option.value}
            defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
          />
        ))}
      </div>
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}

type RadioCardProps = Omit<ComponentProps<"input">, "style" | "className" | "type" | "value"> & {
  option: RadioCardOption;
};

function RadioCard({ option, disabled, ...input }: RadioCardProps) {
  const id = useId();
  return (
    <label className="relative flex cursor-pointer items-start gap-3 rounded-lg border bg-surface p-3 transition-colors hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:opacity-60">
      {option.icon && (
        <span className="mt-0.5 text-muted [&_svg]:size-4" aria-hidden="true">
          {option.icon}
        </span>
      )}
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span id={`${id}-label`} className="text-sm font-medium text-ink">
          {option.label}
        </span>
        {option.description && (
          <span id={`${id}-text`} className="text-xs text-muted">
            {option.description}
          </span>
        )}
      </span>
      <input
        {...input}
        type="radio"
        value={option.value}
        disabled={disabled || option.disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={option.description ? `${id}-text` : undefined}
        className="mt-0.5 grid size-4 shrink-0 appearance-none place-items-center rounded-full border border-line-strong bg-surface outline-none before:size-1.5 before:rounded-full checked:border-accent checked:bg-accent checked:before:bg-accent-ink"
      />
    </label>
  );
}

const layouts = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" };
