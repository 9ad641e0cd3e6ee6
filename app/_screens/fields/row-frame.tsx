"use client";

import { ArrowDown, ArrowUp, ChevronRight, GripVertical, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx.ts";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import type { useDragging } from "./use-dragging.ts";

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
      className="min-w-0 rounded-lg border border-line-strong bg-surface data-[drop=after]:border-b-2 data-[drop=after]:border-b-accent data-[drop=before]:border-t-2 data-[drop=before]:border-t-accent"
    >
      <div className="flex min-w-0 items-center gap-1 py-1 pr-1 pl-1.5">
        {!readOnly && (
          <span
            {...dragging.handle(at)}
            aria-hidden="true"
            title="Drag to move"
            className="grid size-7 shrink-0 cursor-grab place-items-center text-faint hover:text-ink pointer-coarse:hidden"
          >
            <GripVertical className="size-4" />
          </span>
        )}
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
        {!readOnly && <RowButtons {...props} />}
      </div>
      <div id={`${id}-body`} data-row-body="" hidden={!isShown} className="border-t p-3 sm:p-4">
        {children}
      </div>
    </li>
  );
}

type RowButtonsProps = Pick<RowFrameProps, "name" | "at" | "count" | "onMove" | "onRemove">;

/** The ways to move a row and to be rid of it, by one press each. */
export function RowButtons({ name, at, count, onMove, onRemove }: RowButtonsProps) {
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  return (
    <>
      <IconButton
        size="sm"
        label={`Move ${lower} up`}
        icon={<ArrowUp />}
        data-move="up"
        disabled={at === 0}
        onClick={() => onMove(at - 1)}
      />
      <IconButton
        size="sm"
        label={`Move ${lower} down`}
        icon={<ArrowDown />}
        data-move="down"
        disabled={at === count - 1}
        onClick={() => onMove(at + 1)}
      />
      <IconButton
        size="sm"
        label={`Remove ${lower}`}
        icon={<Trash2 />}
        data-remove=""
        onClick={onRemove}
      />
    </>
  );
}
