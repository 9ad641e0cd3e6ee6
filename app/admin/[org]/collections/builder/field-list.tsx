"use client";

import { DROP_STYLE, useDragging } from "@/app/_screens/fields/use-dragging.ts";
import { useRows } from "@/app/_screens/fields/use-rows.ts";
import { Badge } from "@/app/_ui/badge.tsx";
import { cx } from "@/app/_ui/cx.ts";
import { DragHandle } from "@/app/_ui/drag-handle.tsx";
import { IconTile } from "@/app/_ui/icon-tile.tsx";
import { RowButtons } from "@/app/_ui/row-buttons.tsx";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import { KINDS } from "./kinds.ts";

type FieldListProps = {
  readonly fields: readonly FieldDefinition[];
  readonly canChange: boolean;
  readonly onOrder: (fields: readonly FieldDefinition[]) => void;
  readonly onMove: (field: FieldDefinition, position: number) => void;
  readonly onOpen: (field: FieldDefinition) => void;
  readonly onRemove: (field: FieldDefinition) => void;
};

/** The fields of a collection in their order: moved by the mouse, or by the buttons of each. */
export function FieldList(props: FieldListProps) {
  const { fields, canChange, onOrder, onMove } = props;
  const { list, said, ...rows } = useRows({
    ...{ items: fields, onChange: onOrder, noun: "Field" },
    keyOf: ({ id }: FieldDefinition) => id,
  });
  const move = (from: number, to: number) => {
    const field = fields[from];
    if (field === undefined || to < 0 || to >= fields.length || from === to) return;
    rows.move(from, to);
    onMove(field, to);
  };
  const dragging = useDragging(move);
  return (
    <>
      <ol ref={list} aria-label="Fields" className="flex flex-col">
        {fields.map((field, at) => (
          <li
            key={field.id}
            data-row={field.id}
            {...(canChange ? dragging.row(at) : {})}
            className={cx(
              "flex min-w-0 items-center gap-1 border-b px-2 py-1.5 last:border-b-0 sm:px-3",
              DROP_STYLE,
            )}
          >
            {canChange && <DragHandle {...dragging.handle(at)} />}
            <FieldButton {...props} field={field} />
            {canChange && (
              <RowButtons
                {...{ at }}
                name={field.label}
                count={fields.length}
                keepsOne
                onMove={(to) => move(at, to)}
                onRemove={() => props.onRemove(field)}
              />
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

type FieldButtonProps = Pick<FieldListProps, "canChange" | "onOpen"> & {
  readonly field: FieldDefinition;
};

function FieldButton({ field, canChange, onOpen }: FieldButtonProps) {
  const { label: kind, icon: Icon } = KINDS[field.kind];
  return (
    <button
      type="button"
      disabled={!canChange}
      onClick={() => onOpen(field)}
      className="flex min-w-0 flex-1 items-center gap-3 rounded-md px-1.5 py-1 text-left enabled:hover:bg-hover"
    >
      <IconTile>
        <Icon />
      </IconTile>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium text-ink">{field.label}</span>
        <span className="block truncate text-xs text-muted">
          {kind} · <span className="font-mono">{field.name}</span>
        </span>
      </span>
      <span className="hidden shrink-0 flex-wrap justify-end gap-1 sm:flex">
        {field.required && <Badge>Required</Badge>}
        {field.unique && <Badge tone="info">Unique</Badge>}
        {field.hidden && <Badge tone="violet">Hidden</Badge>}
      </span>
    </button>
  );
}
