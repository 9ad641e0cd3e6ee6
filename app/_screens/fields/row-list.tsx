"use client";

import type { ReactNode } from "react";
import { errorAt, type FieldErrors } from "./field-errors.ts";
import { RowFrame } from "./row-frame.tsx";
import { useDragging } from "./use-dragging.ts";
import { useRows } from "./use-rows.ts";

type Rows<Item> = Pick<ReturnType<typeof useRows<Item>>, "add" | "replace">;

/** What is shown of an item: its kind, what it begins with, and all of it. */
type Row = {
  readonly label: string;
  readonly summary: string;
  readonly actions?: ReactNode;
  readonly content: ReactNode;
};

type RowListProps<Item> = {
  readonly items: readonly Item[];
  readonly labelledBy: string;
  /** What a row is called aloud: «Block», «Item». */
  readonly noun: string;
  readonly keyOf?: (item: Item) => string;
  /** What is wrong in the form, and where the items stand in it. */
  readonly errors: FieldErrors;
  readonly path: string;
  readonly readOnly: boolean;
  readonly onChange: (items: Item[]) => void;
  readonly renderRow: (item: Item, at: number, rows: Rows<Item>) => Row;
  /** What stands below them: the ways to add one. */
  readonly renderBelow: (rows: Rows<Item>) => ReactNode;
};

/** Things of one form in an order, each in a frame: moved, removed and brought back by hand. */
export function RowList<Item>(props: RowListProps<Item>) {
  const { items, labelledBy, noun, keyOf, errors, path, readOnly, onChange } = props;
  const kept = keyOf === undefined ? {} : { keyOf };
  const { list, said, keys, ...rows } = useRows({ items, onChange, noun, ...kept });
  const dragging = useDragging(rows.move);
  return (
    <>
      <ol ref={list} aria-labelledby={labelledBy} className="flex flex-col gap-2 empty:hidden">
        {items.map((item, at) => {
          const { content, ...told } = props.renderRow(item, at, rows);
          return (
            <RowFrame
              key={keys[at]}
              rowKey={keys[at] ?? ""}
              name={`${noun} ${at + 1}`}
              {...{ ...told, at, readOnly, dragging }}
              count={items.length}
              hasError={errorAt(errors, `${path}.${at}`) !== undefined}
              onMove={(to) => rows.move(at, to)}
              onRemove={() => rows.remove(at)}
            >
              {content}
            </RowFrame>
          );
        })}
      </ol>
      {props.renderBelow(rows)}
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
