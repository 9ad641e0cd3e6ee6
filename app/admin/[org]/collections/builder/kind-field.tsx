"use client";

import { SelectField } from "@/app/_ui/select-field.tsx";
import type { DefinedKind } from "@/lib/content/models/field-kinds.ts";
import { KIND_GROUPS, KINDS, NESTED_KIND_GROUPS } from "./kinds.ts";

type KindFieldProps = {
  readonly value: DefinedKind;
  readonly isNested: boolean;
  readonly error: string | undefined;
  readonly onChange: (kind: DefinedKind) => void;
};

/** The kind of a field, out of those that it can be where it stands. */
export function KindField({ value, isNested, error, onChange }: KindFieldProps) {
  const kinds = (isNested ? NESTED_KIND_GROUPS : KIND_GROUPS).flatMap((group) => group.kinds);
  return (
    <SelectField
      label="Kind"
      help={KINDS[value].description}
      error={error}
      value={value}
      options={kinds.map((kind) => ({ value: kind, label: KINDS[kind].label }))}
      onChange={(event) => {
        const kind = kinds.find((one) => one === event.target.value);
        if (kind !== undefined) onChange(kind);
      }}
    />
  );
}
