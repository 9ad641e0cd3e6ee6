"use client";

import { FieldInput } from "./field-input.tsx";
import type { FormKind } from "./form-field.ts";
import type { GridProps } from "./input-props.ts";

/** Inputs for fields, short ones side by side where there is room. */
export function FieldGrid({ fields, values, path, readOnly, onChange }: GridProps) {
  return (
    <div className="grid min-w-0 gap-5 sm:grid-cols-2">
      {fields.map((field) => (
        <div
          key={field.name}
          data-field={path === "" ? field.name : undefined}
          className={
            field.isWide === true || WIDE.has(field.kind) ? "min-w-0 sm:col-span-2" : "min-w-0"
          }
        >
          <FieldInput
            field={field}
            path={path === "" ? field.name : `${path}.${field.name}`}
            value={values[field.name] ?? null}
            readOnly={readOnly}
            beside={values}
            onChange={(value) => onChange({ [field.name]: value })}
            onChangeBeside={onChange}
            Grid={FieldGrid}
          />
        </div>
      ))}
    </div>
  );
}

const WIDE: ReadonlySet<FormKind> = new Set([
  ...(["long-text", "rich-text", "json", "choices", "relation", "relations"] as const),
  ...(["image", "file", "group", "list", "blocks"] as const),
]);
