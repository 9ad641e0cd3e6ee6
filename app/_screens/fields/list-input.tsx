"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { errorAt } from "./field-errors.ts";
import { FieldFrame } from "./field-frame.tsx";
import { useSurroundings } from "./form-surroundings.tsx";
import { blankValues, listOf, recordOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { RowFrame } from "./row-frame.tsx";
import { summaryOf } from "./row-summary.ts";
import { useDragging } from "./use-dragging.ts";
import { useRows } from "./use-rows.ts";

/** Any number of items with the same fields, in an order. */
export function ListInput(props: InputProps) {
  const { field, path, value, readOnly, error, onChange, Grid } = props;
  const { errors } = useSurroundings();
  const id = useId();
  const items = listOf(value);
  const fields = field.fields ?? [];
  const { list, said, ...rows } = useRows({ items, onChange, noun: "Item" });
  const dragging = useDragging(rows.move);
  const isFull = field.max !== null && items.length >= field.max;
  return (
    <FieldFrame id={id} {...textsOf(props)}>
      <ol ref={list} aria-labelledby={`${id}-label`} className="flex flex-col gap-2 empty:hidden">
        {items.map((item, at) => (
          <RowFrame
            key={rows.keys[at]}
            rowKey={rows.keys[at] ?? ""}
            name={`Item ${at + 1}`}
            label={`Item ${at + 1}`}
            summary={summaryOf(fields, recordOf(item))}
            {...{ at, readOnly, dragging }}
            count={items.length}
            hasError={errorAt(errors, `${path}.${at}`) !== undefined}
            onMove={(to) => rows.move(at, to)}
            onRemove={() => rows.remove(at)}
          >
            <Grid
              {...{ fields, readOnly }}
              path={`${path}.${at}`}
              values={recordOf(item)}
              onChange={(name, next) => rows.replace(at, { ...recordOf(item), [name]: next })}
            />
          </RowFrame>
        ))}
      </ol>
      {items.length === 0 && readOnly && <p className="text-sm text-faint">None</p>}
      {!readOnly && (
        <div>
          <Button
            size="sm"
            icon={<Plus aria-hidden="true" />}
            disabled={isFull}
            data-invalid={error === undefined ? undefined : "true"}
            onClick={() => rows.add(blankValues(fields), items.length)}
          >
            Add item<span className="sr-only"> to {field.label}</span>
          </Button>
        </div>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </FieldFrame>
  );
}
