"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { cx } from "@/app/_ui/cx.ts";
import { FieldNotes, RequiredMark } from "@/app/_ui/field.tsx";
import { errorAt } from "./field-errors.ts";
import { useSurroundings } from "./form-surroundings.tsx";
import { recordOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";

/** Several fields under one name; collapsed and opened together, and open while one is wrong. */
export function GroupInput(props: InputProps) {
  const { field, path, value, readOnly, error, onChange, Grid } = props;
  const { errors } = useSurroundings();
  const id = useId();
  const [isOpen, setOpen] = useState(field.isFolded !== true);
  const isShown = isOpen || errorAt(errors, path) !== undefined;
  const { label, help, required } = textsOf(props);
  return (
    <div role="group" aria-labelledby={`${id}-label`} className="flex min-w-0 flex-col gap-1.5">
      <button
        type="button"
        aria-expanded={isShown}
        aria-controls={`${id}-body`}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-6 min-w-0 items-center gap-1.5 self-start rounded-sm text-left text-sm font-medium text-ink"
      >
        <ChevronRight
          aria-hidden="true"
          className={cx("size-4 shrink-0 text-muted transition-transform", isShown && "rotate-90")}
        />
        <span id={`${id}-label`} className="min-w-0 wrap-anywhere">
          {label}
          {required && <RequiredMark />}
        </span>
      </button>
      <FieldNotes id={id} help={help} error={error} />
      <div
        id={`${id}-body`}
        hidden={!isShown}
        className="min-w-0 rounded-lg border border-line-strong bg-surface p-3 sm:p-4"
      >
        {(isShown || field.isFolded !== true) && (
          <Grid
            {...{ path, readOnly }}
            fields={field.fields ?? []}
            values={recordOf(value)}
            onChange={(next) => onChange({ ...recordOf(value), ...next })}
          />
        )}
      </div>
    </div>
  );
}
