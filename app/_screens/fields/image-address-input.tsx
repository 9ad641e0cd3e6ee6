"use client";

import { TextField } from "@/app/_ui/text-field.tsx";
import { AssetPreview } from "./asset-preview.tsx";
import { textOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";

/** The address of an image in a field of its own, with a look at it. */
export function ImageAddressInput(props: InputProps) {
  const { value, readOnly, onChange } = props;
  const url = textOf(value);
  return (
    <div className="grid min-w-0 gap-3 sm:grid-cols-[minmax(0,1fr)_9rem]">
      <TextField
        {...textsOf(props)}
        placeholder="https://… or /…"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        readOnly={readOnly}
        value={url}
        onChange={({ target }) => onChange(target.value.trim() || null)}
      />
      <AssetPreview url={url} isImage />
    </div>
  );
}
