"use client";

import { useId, useState } from "react";
import { RichTextField } from "@/app/_screens/rich-text/rich-text-field.tsx";
import { emptyRichText, type RichText } from "@/lib/richtext/schema.ts";
import { FieldFrame } from "./field-frame.tsx";
import { spokenIn } from "./field-language.ts";
import { sameValue, type FormValue } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";

/** A rich text. One that comes from elsewhere replaces what stands in the editor. */
export function RichTextInput(props: InputProps) {
  const { field, value, readOnly, error, onChange } = props;
  const id = useId();
  const [known, setKnown] = useState(value);
  const [epoch, setEpoch] = useState(0);
  if (!sameValue(value, known)) {
    setKnown(value);
    setEpoch(epoch + 1);
  }
  const write = (doc: RichText) => {
    const next = valueOf(doc);
    setKnown(next);
    onChange(next);
  };
  return (
    <FieldFrame id={id} {...textsOf(props)}>
      <RichTextField
        key={epoch}
        label={field.label}
        initial={(value ?? emptyRichText()) as RichText}
        readOnly={readOnly}
        spoken={spokenIn(field)}
        errorId={error === undefined ? undefined : `${id}-error`}
        onChange={write}
      />
    </FieldFrame>
  );
}

/**
 * The document as a plain value; none for one without anything in it.
 * @NOTE ProseMirror's attributes have no prototype, and React sends only plain objects to a server:
 * of anything else a reference arrives.
 */
function valueOf(doc: RichText): FormValue {
  const [first, ...more] = doc.content;
  const isEmpty =
    more.length === 0 && first?.type === "paragraph" && (first.content ?? []).length === 0;
  return isEmpty ? null : (structuredClone(doc) as FormValue);
}
