import type { ReactNode } from "react";
import { CircleAlert } from "lucide-react";

export type FieldText = {
  label: string;
  /** Quiet explanation below the control. */
  help?: ReactNode;
  /** What is wrong, in words; marks the control invalid. */
  error?: string | undefined;
  /** Hides the label from sight, not from screen readers. */
  hideLabel?: boolean | undefined;
  /** Adds the word «optional» after the label. */
  optional?: boolean | undefined;
  /** Marks the label of what must be filled in, where most fields need not be. */
  required?: boolean | undefined;
};

type FieldProps = FieldText & { id: string; children: ReactNode };

/** Label, control, help and error of one form field; `fieldAria` ties the control to them. */
export function Field(props: FieldProps) {
  const { id, label, help, error, hideLabel, optional, required, children } = props;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium text-ink"}>
        {label}
        {optional && <span className="ml-1.5 font-normal text-faint">optional</span>}
        {required && <RequiredMark />}
      </label>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}

/** @NOTE The control itself says it to screen readers. */
export const RequiredMark = () => (
  <span aria-hidden="true" className="ml-1 font-normal text-danger-text">
    *
  </span>
);

type FieldNotesProps = { id: string; help?: ReactNode; error?: string | undefined };

/** Help and error below a control. The error is announced when it appears. */
export function FieldNotes({ id, help, error }: FieldNotesProps) {
  return (
    <>
      {help && (
        <p id={`${id}-help`} className="text-xs text-muted">
          {help}
        </p>
      )}
      {error && (
        <p
          id={`${id}-error`}
          role="alert"
          className="flex items-start gap-1.5 text-xs font-medium text-danger-text"
        >
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {error}
        </p>
      )}
    </>
  );
}

/** The attributes that tie a control to its field's help and error. */
export function fieldAria(id: string, notes: { help?: ReactNode; error?: string | undefined }) {
  const described = [notes.error && `${id}-error`, notes.help && `${id}-help`].filter(Boolean);
  return {
    id,
    "aria-invalid": notes.error ? true : undefined,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
  };
}
