"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { DropdownMenu, MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { errorAt } from "./field-errors.ts";
import { FieldFrame } from "./field-frame.tsx";
import type { FormBlock } from "./form-field.ts";
import { useSurroundings } from "./form-surroundings.tsx";
import { blankValues, listOf, recordOf, textOf, type FormValue } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { RowFrame } from "./row-frame.tsx";
import { summaryOf } from "./row-summary.ts";
import { useDragging } from "./use-dragging.ts";
import { useRows } from "./use-rows.ts";

/** Parts of several kinds in reading order, each with the fields of its kind. */
export function BlocksInput(props: InputProps) {
  const { field, path, value, readOnly, error, onChange, Grid } = props;
  const { errors } = useSurroundings();
  const id = useId();
  const items = listOf(value);
  const kinds = field.blocks ?? [];
  const { list, said, ...rows } = useRows({ items, onChange, noun: "Block", keyOf });
  const dragging = useDragging(rows.move);
  const isFull = field.max !== null && items.length >= field.max;
  return (
    <FieldFrame id={id} {...textsOf(props)}>
      <ol ref={list} aria-labelledby={`${id}-label`} className="flex flex-col gap-2 empty:hidden">
        {items.map((item, at) => {
          const values = recordOf(item);
          const kind = kinds.find(({ name }) => name === values["kind"]);
          const label = kind?.label ?? `${textOf(values["kind"])} (no kind any more)`;
          return (
            <RowFrame
              key={keyOf(item)}
              rowKey={keyOf(item)}
              name={`Block ${at + 1}`}
              summary={summaryOf(kind?.fields ?? [], values)}
              {...{ at, readOnly, dragging, label }}
              count={items.length}
              hasError={errorAt(errors, `${path}.${at}`) !== undefined}
              onMove={(to) => rows.move(at, to)}
              onRemove={() => rows.remove(at)}
              actions={
                !readOnly && (
                  <AddBlock
                    {...{ kinds, isFull }}
                    label={`Add below block ${at + 1}`}
                    onAdd={(block) => rows.add(newBlock(block), at + 1)}
                  />
                )
              }
            >
              <Grid
                {...{ values, readOnly }}
                fields={kind?.fields ?? []}
                path={`${path}.${at}`}
                onChange={(name, next) => rows.replace(at, { ...values, [name]: next })}
              />
            </RowFrame>
          );
        })}
      </ol>
      {!readOnly && (
        <div
          data-invalid={error === undefined ? undefined : "true"}
          tabIndex={-1}
          className="flex flex-wrap items-center justify-center gap-2 rounded-lg border border-dashed py-2.5 data-[invalid=true]:border-danger"
        >
          {kinds.map((block) => (
            <Button
              key={block.name}
              variant="ghost"
              disabled={isFull}
              icon={<Plus aria-hidden="true" />}
              onClick={() => rows.add(newBlock(block), items.length)}
            >
              Add {block.label.toLowerCase()}
            </Button>
          ))}
        </div>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </FieldFrame>
  );
}

type AddBlockProps = {
  readonly kinds: readonly FormBlock[];
  readonly isFull: boolean;
  readonly label: string;
  readonly onAdd: (block: FormBlock) => void;
};

/** Chooses what comes after a block. */
function AddBlock({ kinds, isFull, label, onAdd }: AddBlockProps) {
  return (
    <DropdownMenu
      trigger={
        <Button size="sm" variant="ghost" disabled={isFull} aria-label={label}>
          <Plus aria-hidden="true" />
        </Button>
      }
    >
      {kinds.map((block) => (
        <MenuItem key={block.name} onSelect={() => onAdd(block)}>
          {block.label}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}

const keyOf = (item: FormValue): string => textOf(recordOf(item)["id"]);

const newBlock = ({ name, fields }: FormBlock): FormValue => ({
  ...blankValues(fields),
  id: crypto.randomUUID(),
  kind: name,
});
