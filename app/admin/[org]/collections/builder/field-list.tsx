"use client";

import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import { useDragging } from "@/app/_screens/fields/use-dragging.ts";
import { useRows } from "@/app/_screens/fields/use-rows.ts";
import { Badge } from "@/app/_ui/badge.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
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
            className="flex min-w-0 items-center gap-1 border-b px-2 py-1.5 last:border-b-0 data-[drop=after]:border-b-2 data-[drop=after]:border-b-accent data-[drop=before]:border-t-2 data-[drop=before]:border-t-accent sm:px-3"
          >
            {canChange && (
              <span
                {...dragging.handle(at)}
                aria-hidden="true"
                title="Drag to move"
                className="grid size-7 shrink-0 cursor-grab place-items-center text-faint hover:text-ink pointer-coarse:hidden"
              >
                <GripVertical className="size-4" />
              </span>
            )}
            <FieldButton {...props} field={field} />
            {canChange && (
              <FieldButtons
                {...{ field, at }}
                count={fields.length}
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
      <span
        aria-hidden="true"
        className="grid size-8 shrink-0 place-items-center rounded-md border bg-sunken text-muted"
      >
        <Icon className="size-4" />
      </span>
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

type FieldButtonsProps = {
  readonly field: FieldDefinition;
  readonly at: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

function FieldButtons({ field: { label }, at, count, onMove, onRemove }: FieldButtonsProps) {
  return (
    <span className="flex shrink-0 items-center">
      <IconButton
        size="sm"
        label={`Move ${label} up`}
        icon={<ArrowUp />}
        data-move="up"
        disabled={at === 0}
        onClick={() => onMove(at - 1)}
      />
      <IconButton
        size="sm"
        label={`Move ${label} down`}
        icon={<ArrowDown />}
        data-move="down"
        disabled={at === count - 1}
        onClick={() => onMove(at + 1)}
      />
      <IconButton
        size="sm"
        label={`Remove ${label}`}
        icon={<Trash2 />}
        variant="danger"
        disabled={count === 1}
        onClick={onRemove}
      />
    </span>
  );
}
