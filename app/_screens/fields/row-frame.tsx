"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx.ts";
import { DragHandle } from "@/app/_ui/drag-handle.tsx";
import { RowButtons } from "@/app/_ui/row-buttons.tsx";
import { DROP_STYLE, type useDragging } from "./use-dragging.ts";

type RowFrameProps = {
  /** What is said of it aloud: «Block 2». */
  readonly name: string;
  /** Its kind, and what it begins with. */
  readonly label: string;
  readonly summary: string;
  readonly rowKey: string;
  readonly at: number;
  readonly count: number;
  readonly readOnly: boolean;
  /** Whether something in it is wrong: then it is open. */
  readonly hasError: boolean;
  readonly dragging: ReturnType<typeof useDragging>;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** One of several parts of an entry, each with its place; it can be collapsed. */
export function RowFrame(props: RowFrameProps) {
  const { name, label, summary, rowKey, at, readOnly, hasError, dragging, children } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(true);
  const isShown = isOpen || hasError;
  return (
    <li
      data-row={rowKey}
      aria-label={name}
      {...(readOnly ? {} : dragging.row(at))}
      className={cx("min-w-0 rounded-lg border border-line-strong bg-surface", DROP_STYLE)}
    >
      <div className="flex min-w-0 items-center gap-1 py-1 pr-1 pl-1.5">
        {!readOnly && <DragHandle {...dragging.handle(at)} />}
        <button
          type="button"
          aria-expanded={isShown}
          aria-controls={`${id}-body`}
          disabled={hasError}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-7 min-w-0 flex-1 items-center gap-1.5 rounded-sm text-left text-xs font-medium text-muted enabled:hover:text-ink"
        >
          <ChevronRight
            aria-hidden="true"
            className={cx("size-3.5 shrink-0 transition-transform", isShown && "rotate-90")}
          />
          <span className="shrink-0">{label}</span>
          {!isShown && <span className="min-w-0 truncate font-normal text-faint">{summary}</span>}
        </button>
        {props.actions}
        {!readOnly && <RowButtons {...props} name={name.toLowerCase()} />}
      </div>
      <div id={`${id}-body`} data-row-body="" hidden={!isShown} className="border-t p-3 sm:p-4">
        {children}
      </div>
    </li>
  );
}
