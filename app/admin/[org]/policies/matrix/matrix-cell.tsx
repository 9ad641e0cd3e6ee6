"use client";

import { Check, CircleAlert, ListFilter, Minus } from "lucide-react";
import type { KeyboardEvent } from "react";
import { cx } from "@/app/_ui/cx.ts";
import { Tooltip } from "@/app/_ui/tooltip.tsx";
import { actionLabel } from "@/lib/policies/policy-form/action-words.ts";
import type { Cell } from "@/lib/policies/policy-form/matrix.ts";
import type { PolicyAction } from "@/lib/policies/policy-form/permission-draft.ts";

type MatrixCellProps = {
  cell: Cell;
  action: PolicyAction;
  /** Of the collection. */
  name: string;
  wrong: boolean;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** None, all or limited: the picture repeats what the name says. */
export function MatrixCell({ cell, action, name, wrong, onOpen, onKeyDown }: MatrixCellProps) {
  const { state, permissions, words } = cell;
  const Icon = wrong ? CircleAlert : ICONS[state];
  const text = state === "none" ? "not allowed" : words.join(" – or – ");
  return (
    <Tooltip content={text}>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`${actionLabel(action)} ${name}: ${STATES[state]}${state === "limited" ? `, ${text}` : ""}${wrong ? " (needs a look)" : ""}`}
        onClick={onOpen}
        onKeyDown={onKeyDown}
        className={cx(
          "flex h-8 w-full min-w-12 items-center justify-center gap-1.5 rounded-md border px-2 text-xs font-medium transition-colors pointer-coarse:h-10 [&_svg]:size-4",
          wrong ? "border-danger bg-danger-soft text-danger-text" : LOOKS[state],
        )}
      >
        <Icon aria-hidden="true" />
        <span className="sm:hidden">{actionLabel(action)}</span>
        {permissions.length > 1 && <span className="tabular">{permissions.length}</span>}
      </button>
    </Tooltip>
  );
}

const STATES = { none: "not allowed", all: "everything", limited: "within limits" };
const ICONS = { none: Minus, all: Check, limited: ListFilter };
const LOOKS = {
  none: "border-transparent text-faint hover:border-line hover:bg-hover max-sm:border-line",
  all: "border-success-line bg-success-soft text-success-text hover:border-success",
  limited: "border-info-line bg-info-soft text-info-text hover:border-info",
};
