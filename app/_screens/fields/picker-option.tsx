"use client";

import { Check } from "lucide-react";
import { cx } from "@/app/_ui/cx.ts";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import type { Picked } from "./form-surroundings.tsx";

type PickerOptionProps = {
  readonly id: string;
  readonly entry: Picked;
  /** Whether the keys are on it. */
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

/** One entry that can be chosen. @NOTE The keys are the search's, which names the active one. */
export function PickerOption({ id, entry, isActive, isChosen, onChoose }: PickerOptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onClick={onChoose}
      onKeyDown={(event) => event.key === "Enter" && onChoose()}
      className={cx(
        "flex min-h-9 cursor-pointer items-center gap-3 border-b px-3 py-1.5 text-sm text-ink last:border-b-0 hover:bg-hover",
        isActive && "bg-accent-soft",
      )}
    >
      <span className="min-w-0 flex-1 wrap-anywhere">{entry.title}</span>
      {entry.status !== null && <StatusBadge status={entry.status} />}
      <Check
        className={cx("size-4 shrink-0 text-accent-text", !isChosen && "invisible")}
        aria-hidden="true"
      />
    </div>
  );
}
