"use client";

import type { ComponentProps } from "react";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { FormKind } from "./form-field.ts";
import { insteadText, spokenIn } from "./field-language.ts";
import { textOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";

/** A text of one line, or of several. An empty one is no value. */
export function TextInput(props: InputProps) {
  const { field, value, readOnly, onChange } = props;
  const shared = {
    ...textsOf(props),
    ...{ readOnly, value: textOf(value) },
    ...spokenIn(field),
    onChange: ({ target }: { target: { value: string } }) =>
      onChange(target.value === "" ? null : target.value),
  };
  const instead = insteadText(field);
  const hint = instead === undefined ? {} : { placeholder: instead };
  if (field.kind === "long-text") return <TextArea {...shared} {...hint} />;
  return <TextField {...shared} {...LOOKS[field.kind]} {...hint} />;
}

type Look = Pick<
  ComponentProps<typeof TextField>,
  "type" | "inputMode" | "mono" | "spellCheck" | "autoCapitalize" | "autoComplete" | "placeholder"
>;

const EXACT = { spellCheck: false, autoCapitalize: "none", autoComplete: "off" } as const;

/** @NOTE Not `type="url"`: browsers then complain in words and at moments of their own. */
const LOOKS: Readonly<Partial<Record<FormKind, Look>>> = {
  text: { autoComplete: "off" },
  email: { ...EXACT, type: "text", inputMode: "email", placeholder: "name@example.org" },
  url: { ...EXACT, inputMode: "url", placeholder: "https://…" },
  slug: { ...EXACT, mono: true },
};
