"use client";

import type { ReactNode } from "react";
import { Tooltip } from "@/app/_ui/tooltip.tsx";

type ToolButtonProps = {
  label: string;
  /** The keys that do the same, for the tooltip. */
  keys?: string | undefined;
  icon: ReactNode;
  /** For what is on or off; leave out for what simply happens. */
  pressed?: boolean | undefined;
  disabled?: boolean | undefined;
  run: () => void;
};

/** One button of a toolbar. Keeps the text's selection: pressing it never takes the focus. */
export function ToolButton({ label, keys, icon, pressed, disabled, run }: ToolButtonProps) {
  return (
    <Tooltip content={keys === undefined ? label : `${label} (${keys})`}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onMouseDown={(event) => event.preventDefault()}
        onClick={run}
        className="inline-grid size-7 place-items-center rounded-md text-muted transition-colors enabled:hover:bg-hover enabled:hover:text-ink disabled:opacity-40 aria-pressed:bg-accent-soft aria-pressed:text-accent-text pointer-coarse:size-9 [&_svg]:size-4"
      >
        {icon}
      </button>
    </Tooltip>
  );
}
