"use client";

import { cx } from "@/app/_ui/cx.ts";
import { ShortcutHint } from "@/app/_ui/shortcuts/shortcut-hint.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import type { Line } from "./line.ts";
import { Marked } from "./marked.tsx";

type PaletteOptionProps = {
  readonly id: string;
  readonly line: Line;
  /** Whether the keys are on it. */
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: (into: "here" | "tab") => void;
};

/**
 * One line of the palette. @NOTE The keys are the field's, which names the active one: a press of the
 * mouse leaves the focus there.
 */
export function PaletteOption({ id, line, isActive, onPoint, onChoose }: PaletteOptionProps) {
  const { label, icon, entry, shortcut } = line;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onPointerMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey ? "tab" : "here")}
      onAuxClick={(event) => event.button === 1 && onChoose("tab")}
      onKeyDown={(event) => event.key === "Enter" && onChoose("here")}
      className={cx(
        "flex min-h-9 cursor-pointer scroll-my-8 items-center gap-3 rounded-md px-2.5 py-1.5 text-sm text-ink pointer-coarse:min-h-11",
        isActive && "bg-accent-soft outline-1 -outline-offset-1 outline-accent-line",
      )}
    >
      <span className="shrink-0 text-muted [&_svg]:size-4" aria-hidden="true">
        {icon}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          <Marked text={label} marks={entry?.marks ?? []} />
        </span>
        {entry !== null && entry.fragment !== null && (
          <span className="block truncate text-xs text-muted">
            <Marked {...entry.fragment} />
          </span>
        )}
      </span>
      {entry !== null && <span className="shrink-0 text-xs text-muted">{entry.of}</span>}
      {entry !== null && entry.status !== null && <StatusBadge status={entry.status} />}
      {shortcut !== null && (
        <span aria-hidden="true" className="shrink-0 max-sm:hidden">
          <ShortcutHint name={shortcut} />
        </span>
      )}
    </div>
  );
}
