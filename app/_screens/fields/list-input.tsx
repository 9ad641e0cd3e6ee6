"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { useSurroundings } from "./form-surroundings.tsx";
import { blankValues, listOf, recordOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { RowList } from "./row-list.tsx";
import { summaryOf } from "./row-summary.ts";

/** Any number of items with the same fields, in an order. */
export function ListInput(props: InputProps) {
  const { field, path, value, readOnly, error, onChange, Grid } = props;
  const { errors } = useSurroundings();
  const id = useId();
  const items = listOf(value);
  const fields = field.fields ?? [];
  const isFull = field.max !== null && items.length >= field.max;
  return (
    <FieldFrame id={id} {...textsOf(props)}>
      <RowList
        {...{ items, errors, path, readOnly, onChange }}
        labelledBy={`${id}-label`}
        noun="Item"
        renderRow={(item, at, { replace }) => ({
          label: `Item ${at + 1}`,
          summary: summaryOf(fields, recordOf(item)),
          content: (
            <Grid
              {...{ fields, readOnly }}
              path={`${path}.${at}`}
              values={recordOf(item)}
              onChange={(next) => replace(at, { ...recordOf(item), ...next })}
            />
          ),
        })}
        renderBelow={({ add }) => (
          <>
            {items.length === 0 && readOnly && <p className="text-sm text-faint">None</p>}
            {!readOnly && (
              <div>
                <Button
                  size="sm"
                  icon={<Plus aria-hidden="true" />}
                  disabled={isFull}
                  data-invalid={error === undefined ? undefined : "true"}
                  onClick={() => add(blankValues(fields), items.length)}
                >
                  Add item<span className="sr-only"> to {field.label}</span>
                </Button>
              </div>
            )}
          </>
        )}
      />
    </FieldFrame>
  );
}
