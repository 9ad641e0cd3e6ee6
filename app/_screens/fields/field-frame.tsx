import type { ReactNode } from "react";
import { FieldNotes, RequiredMark } from "@/app/_ui/field.tsx";

type FieldFrameProps = {
  readonly id: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly error: string | undefined;
  readonly required: boolean;
  /** Small buttons at the end of the label's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** Label, help and error around an input of several controls. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, label, help, error, required, actions, children } = props;
  return (
    <div role="group" aria-labelledby={`${id}-label`} className="flex min-w-0 flex-col gap-1.5">
      <div className="flex min-w-0 items-center justify-between gap-3">
        <span id={`${id}-label`} className="min-w-0 text-sm font-medium wrap-anywhere text-ink">
          {label}
          {required && <RequiredMark />}
        </span>
        {actions}
      </div>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}
