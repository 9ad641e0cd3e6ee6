"use client";

import { ChooseAssetButton } from "@/app/_screens/media/choose-asset-button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { AssetPreview } from "./asset-preview.tsx";
import { chosenWords } from "./chosen-words.ts";
import { textOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";

/**
 * The address of an image in a field of its own, with a look at it. An image of the library brings its
 * alternative text into the field `alt` beside this one, where there is one.
 */
export function ImageAddressInput(props: InputProps) {
  const { field, value, readOnly, beside, onChange, onChangeBeside } = props;
  const url = textOf(value);
  return (
    <div className="grid min-w-0 gap-3 sm:grid-cols-[minmax(0,1fr)_9rem]">
      <div className="flex min-w-0 flex-col items-start gap-3 [&>:first-child]:w-full">
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
        {!readOnly && (
          <ChooseAssetButton
            of="image"
            label={field.label}
            onChoose={(address, { alt }) => {
              const said = textOf(beside["alt"]);
              const words = "alt" in beside ? { alt: chosenWords(alt, { url, said }) } : {};
              onChangeBeside({ [field.name]: address, ...words });
            }}
          />
        )}
      </div>
      <AssetPreview url={url} isImage />
    </div>
  );
}
