"use client";

import { Check, Minus } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ComponentProps } from "react";

type CheckBoxProps = Omit<
  ComponentProps<"input">,
  "style" | "className" | "type" | "children" | "ref" | "aria-label"
> & {
  /** What it is for; read by screen readers alone. */
  label: string;
  /** Some of what it stands for is chosen. */
  mixed?: boolean | undefined;
};

/** A box without a word beside it, as in the cells of a table. */
export function CheckBox({ label, mixed = false, ...input }: CheckBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed;
  }, [mixed]);
  const Mark = mixed ? Minus : Check;
  return (
    <span className="relative grid size-6 shrink-0 place-items-center pointer-coarse:size-8">
      <input
        {...input}
        ref={box}
        type="checkbox"
        aria-label={label}
        className="peer absolute inset-0 m-auto size-4 appearance-none rounded-sm border border-line-strong bg-surface before:absolute before:-inset-1.5 checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-50"
      />
      <Mark
        className="pointer-events-none invisible relative size-3 stroke-3 text-accent-ink peer-checked:visible peer-indeterminate:visible"
        aria-hidden="true"
      />
    </span>
  );
}
