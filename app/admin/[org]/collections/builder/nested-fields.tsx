"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import { RowFrame } from "@/app/_screens/fields/row-frame.tsx";
import { useDragging } from "@/app/_screens/fields/use-dragging.ts";
import { useRows } from "@/app/_screens/fields/use-rows.ts";
import { Button } from "@/app/_ui/button.tsx";
import { newDraft, type FieldDraft } from "./field-draft.ts";
import { FieldForm, type FieldFormProps } from "./field-form.tsx";
import { KINDS } from "./kinds.ts";

type NestedFieldsProps = Pick<FieldFormProps, "errors" | "path" | "targets"> & {
  readonly legend: string;
  readonly fields: readonly FieldDraft[];
  readonly onChange: (fields: FieldDraft[]) => void;
};

/** The fields that a group, an item of a list or a block has, in their order. */
export function NestedFields(props: NestedFieldsProps) {
  const { legend, fields, errors, path, targets, onChange } = props;
  const id = useId();
  const { list, said, ...rows } = useRows({ items: fields, onChange, noun: "Field" });
  const dragging = useDragging(rows.move);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p id={id} className="text-sm font-medium text-ink">
        {legend}
      </p>
      <ol ref={list} aria-labelledby={id} className="flex flex-col gap-2 empty:hidden">
        {fields.map((field, at) => (
          <RowFrame
            key={rows.keys[at]}
            rowKey={rows.keys[at] ?? ""}
            name={`Field ${at + 1}`}
            label={field.label === "" ? `Field ${at + 1}` : field.label}
            summary={KINDS[field.kind].label}
            {...{ at, dragging }}
            readOnly={false}
            count={fields.length}
            hasError={Object.keys(errors).some((one) => one.startsWith(`${path}.${at}.`))}
            onMove={(to) => rows.move(at, to)}
            onRemove={() => rows.remove(at)}
          >
            <FieldForm
              draft={field}
              path={`${path}.${at}`}
              {...{ errors, targets }}
              onChange={(next) => rows.replace(at, next)}
            />
          </RowFrame>
        ))}
      </ol>
      {errors[path] !== undefined && <p className="text-sm text-danger-text">{errors[path]}</p>}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => rows.add(newDraft("text"), fields.length)}
        >
          Add field within
        </Button>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
