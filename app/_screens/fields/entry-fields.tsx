"use client";

import { ChevronRight } from "lucide-react";
import { useId, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx.ts";
import { errorAt, type FieldErrors } from "./field-errors.ts";
import { FieldGrid } from "./field-grid.tsx";
import type { FormField } from "./form-field.ts";
import { SurroundingsProvider, type OwnInputs, type RelatedEntries } from "./form-surroundings.tsx";
import type { FormValue, FormValues } from "./form-value.ts";

type EntryFieldsProps = {
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  readonly errors?: FieldErrors | undefined;
  /** Where relations lead; null: nowhere, as in a form that only shows what it would look like. */
  readonly related?: RelatedEntries | null | undefined;
  readonly readOnly?: boolean | undefined;
  readonly inputs?: OwnInputs | undefined;
  readonly onChange: (name: string, value: FormValue) => void;
};

const NO_ERRORS: FieldErrors = {};

/**
 * The inputs for the fields of an entry, made of their definitions alone; hidden ones stand behind
 * «more». Nothing here asks a server but what `related` does.
 */
export function EntryFields(props: EntryFieldsProps) {
  const { fields, values, errors = NO_ERRORS, related = null, readOnly = false } = props;
  const { inputs, onChange } = props;
  const surroundings = useMemo(
    () => ({ errors, related, values, inputs }),
    [errors, related, values, inputs],
  );
  const shown = fields.filter(({ hidden }) => !hidden);
  const hidden = fields.filter((field) => field.hidden);
  const change = (next: FormValues) => {
    for (const [name, value] of Object.entries(next)) onChange(name, value ?? null);
  };
  const grid = (some: readonly FormField[]) => (
    <FieldGrid fields={some} path="" {...{ values, readOnly }} onChange={change} />
  );
  return (
    <SurroundingsProvider value={surroundings}>
      <div className="flex min-w-0 flex-col gap-5">
        {shown.length > 0 && grid(shown)}
        {hidden.length > 0 && (
          <MoreFields
            count={hidden.length}
            hasError={hidden.some(({ name }) => errorAt(errors, name) !== undefined)}
          >
            {grid(hidden)}
          </MoreFields>
        )}
      </div>
    </SurroundingsProvider>
  );
}

type MoreFieldsProps = {
  readonly count: number;
  readonly hasError: boolean;
  readonly children: ReactNode;
};

function MoreFields({ count, hasError, children }: MoreFieldsProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isShown = isOpen || hasError;
  return (
    <div className="flex min-w-0 flex-col gap-4 border-t pt-3">
      <button
        type="button"
        aria-expanded={isShown}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-7 items-center gap-1.5 self-start rounded-sm text-sm font-medium text-muted hover:text-ink"
      >
        <ChevronRight
          aria-hidden="true"
          className={cx("size-4 transition-transform", isShown && "rotate-90")}
        />
        {count} more {count === 1 ? "field" : "fields"}
      </button>
      <div id={id} hidden={!isShown}>
        {children}
      </div>
    </div>
  );
}
