"use client";

import { useMemo } from "react";
import { textOf } from "@/app/_screens/fields/form-value.ts";
import { textsOf, type InputProps } from "@/app/_screens/fields/input-props.ts";
import { SelectField, type SelectOption } from "@/app/_ui/select-field.tsx";
import { levelsOf, type PageNode } from "../_content/page-tree.ts";

type ParentFieldProps = InputProps & {
  readonly pages: readonly PageNode[];
  /** The page itself, which cannot stand below itself. */
  readonly self: string | null;
};

/** The page above a page, out of the tree. */
export function ParentField({ pages, self, ...props }: ParentFieldProps) {
  const { value, readOnly, onChange } = props;
  const parents = useMemo(() => parentOptions(pages, self), [pages, self]);
  return (
    <SelectField
      {...textsOf(props)}
      value={textOf(value)}
      disabled={readOnly}
      placeholder="Nothing – a page of the first level"
      options={parents}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
    />
  );
}

/** Every page that this one may stand below, indented as in the tree. */
const parentOptions = (pages: readonly PageNode[], self: string | null): SelectOption[] =>
  levelsOf(pages, self).map(({ page, depth }) => ({
    value: page.id,
    label: `${"\u2003".repeat(depth)}${page.title}`,
  }));
