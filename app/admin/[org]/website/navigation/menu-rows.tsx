"use client";

import { IndentDecrease, IndentIncrease } from "lucide-react";
import { DROP_STYLE, useDragging } from "@/app/_screens/fields/use-dragging.ts";
import { useRows } from "@/app/_screens/fields/use-rows.ts";
import { Badge } from "@/app/_ui/badge.tsx";
import { cx } from "@/app/_ui/cx.ts";
import { DragHandle } from "@/app/_ui/drag-handle.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { RowButtons } from "@/app/_ui/row-buttons.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { TargetState } from "@/lib/content/menus/get-menu.ts";
import { LABEL_MAX, targetKey } from "@/lib/content/menus/menu.ts";
import type { MenuLine } from "./menu-lines.ts";

type MenuRowsProps = {
  readonly lines: readonly MenuLine[];
  readonly targets: Readonly<Record<string, TargetState>>;
  readonly canChange: boolean;
  readonly onChange: (lines: readonly MenuLine[]) => void;
};

/** Items in their order: moved, put below the one above and taken out by the mouse or by buttons. */
export function MenuRows({ lines, targets, canChange, onChange }: MenuRowsProps) {
  const { list, said, move, remove, replace } = useRows({
    ...{ items: lines, onChange, noun: "Item" },
    keyOf: ({ key }: MenuLine) => key,
  });
  const dragging = useDragging(move);
  return (
    <>
      <ol ref={list} aria-label="Items" className="flex flex-col">
        {lines.map((line, at) => (
          <li
            key={line.key}
            data-row={line.key}
            {...(canChange ? dragging.row(at) : {})}
            className={cx(
              "flex min-w-0 flex-wrap items-center gap-1 border-b px-3 py-1.5 last:border-b-0 sm:flex-nowrap",
              line.isBelow && "pl-9 sm:pl-12",
              DROP_STYLE,
            )}
          >
            {canChange && <DragHandle {...dragging.handle(at)} />}
            <Line
              {...{ line, at, canChange }}
              state={targets[targetKey(line.target)] ?? HIDDEN}
              onLabel={(label) => replace(at, { ...line, label })}
            />
            {canChange && (
              <span className="ml-auto flex items-center">
                <IconButton
                  size="sm"
                  disabled={at === 0}
                  icon={line.isBelow ? <IndentDecrease /> : <IndentIncrease />}
                  label={line.isBelow ? `Move item ${at + 1} out` : `Put item ${at + 1} below`}
                  onClick={() => replace(at, { ...line, isBelow: !line.isBelow })}
                />
                <RowButtons
                  {...{ at }}
                  name={`item ${at + 1}`}
                  count={lines.length}
                  onMove={(to) => move(at, to)}
                  onRemove={() => remove(at)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

const HIDDEN: TargetState = { state: "hidden" };

type LineProps = {
  readonly line: MenuLine;
  readonly at: number;
  readonly state: TargetState;
  readonly canChange: boolean;
  readonly onLabel: (label: string) => void;
};

function Line({ line: { label, target }, at, state, canChange, onLabel }: LineProps) {
  const title = state.state === "hidden" ? "" : state.title;
  return (
    <span className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-3 gap-y-1 px-1.5">
      <span className="min-w-32 flex-1 basis-40">
        {canChange ? (
          <TextField
            hideLabel
            label={`Label of item ${at + 1}`}
            value={label}
            maxLength={LABEL_MAX}
            placeholder={target.kind === "address" ? "What it is called" : title}
            required={target.kind === "address"}
            onChange={(event) => onLabel(event.target.value)}
          />
        ) : (
          <span className="text-sm font-medium text-ink">{label || title}</span>
        )}
      </span>
      <span className="flex min-w-0 flex-1 basis-40 items-center gap-2 text-xs text-muted">
        <span className="truncate font-mono">
          {state.state === "hidden" ? "Leads nowhere" : state.href || title}
        </span>
        {state.state === "draft" && <Badge tone="warning">Not published</Badge>}
        {state.state === "hidden" && <Badge tone="danger">Gone or hidden</Badge>}
      </span>
    </span>
  );
}
