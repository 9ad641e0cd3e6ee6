"use client";

import type { OwnInputs } from "@/app/_screens/fields/form-surroundings.tsx";
import { listOf, recordOf, textOf, type FormValues } from "@/app/_screens/fields/form-value.ts";
import { ImageAddressInput } from "@/app/_screens/fields/image-address-input.tsx";
import { textsOf, type InputProps } from "@/app/_screens/fields/input-props.ts";
import { SelectField, type SelectOption } from "@/app/_ui/select-field.tsx";
import type { CollectionChoice } from "./collection-choices.ts";

/** The inputs of a page's blocks that are more than what their kind of field offers. */
export const blockInputs = (collections: readonly CollectionChoice[]): OwnInputs => ({
  "blocks.*.url": (props, values) =>
    kindOf(props.path, values) === "embed" ? null : <ImageAddressInput {...props} />,
  "blocks.*.collection": (props, values) => (
    <WordInput
      {...props}
      placeholder="Choose a collection"
      options={collections
        .filter(({ website }) => website || kindOf(props.path, values) === "form")
        .map(({ slug, name }) => ({ value: slug, label: name }))}
    />
  ),
  "blocks.*.order": (props) => <WordInput {...props} options={ORDERS} />,
  "blocks.*.look": (props) => <WordInput {...props} options={LOOKS} />,
});

const ORDERS: readonly SelectOption[] = [
  { value: "newest", label: "Newest first" },
  { value: "oldest", label: "Oldest first" },
  { value: "title", label: "By title" },
];

const LOOKS: readonly SelectOption[] = [
  { value: "list", label: "Lines below one another" },
  { value: "cards", label: "Cards beside one another" },
];

type WordInputProps = InputProps & {
  readonly options: readonly SelectOption[];
  readonly placeholder?: string;
};

/** One of a few words. What is kept and no choice any more stays in sight. */
function WordInput({ options, placeholder, ...props }: WordInputProps) {
  const { value, readOnly, onChange } = props;
  const kept = textOf(value);
  const isKnown = kept === "" || options.some((option) => option.value === kept);
  return (
    <SelectField
      {...textsOf(props)}
      value={kept}
      disabled={readOnly}
      options={isKnown ? options : [...options, { value: kept, label: `${kept} (not there)` }]}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
    />
  );
}

/** The kind of the block that a field stands in. */
function kindOf(path: string, values: FormValues): string {
  const [, at] = path.split(".");
  return textOf(recordOf(listOf(values["blocks"])[Number(at)])["kind"]);
}
