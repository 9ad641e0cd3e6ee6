"use client";

import { X } from "lucide-react";
import { useId } from "react";
import { ChooseAssetButton } from "@/app/_screens/media/choose-asset-button.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { AssetPreview } from "./asset-preview.tsx";
import { chosenWords } from "./chosen-words.ts";
import { FieldFrame } from "./field-frame.tsx";
import { spokenIn } from "./field-language.ts";
import { recordOf, textOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";

/** An image by its address, with what it shows in words; or a file, with its name. */
export function AssetInput(props: InputProps) {
  const { field, value, readOnly, error, onChange } = props;
  const id = useId();
  const isImage = field.kind === "image";
  const word = isImage ? "alt" : "name";
  const held = recordOf(value);
  const [url, said] = [textOf(held["url"]), textOf(held[word])];
  const change = (part: { readonly [name: string]: string }) => {
    const next = { url, [word]: said, ...part };
    onChange(next.url === "" && next[word] === "" ? null : next);
  };
  return (
    <FieldFrame
      id={id}
      {...textsOf(props)}
      actions={
        value !== null &&
        !readOnly && (
          <IconButton
            size="sm"
            icon={<X />}
            label={`Empty ${field.label}`}
            onClick={() => onChange(null)}
          />
        )
      }
    >
      <div
        data-invalid={error === undefined ? undefined : "true"}
        tabIndex={-1}
        className="grid gap-4 rounded-lg border border-line-strong bg-surface p-3 data-[invalid=true]:border-danger sm:grid-cols-[minmax(0,1fr)_9rem]"
      >
        <div className="flex min-w-0 flex-col gap-3">
          {!readOnly && (
            <div className="empty:hidden">
              <ChooseAssetButton
                of={isImage ? "image" : "file"}
                label={field.label}
                onChoose={(address, item) => {
                  const own = isImage ? item.alt : item.title;
                  change({ url: address, [word]: chosenWords(own, { url, said }) });
                }}
              />
            </div>
          )}
          <TextField
            label={isImage ? "Address of the image" : "Address of the file"}
            placeholder="https://… or /…"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={url}
            readOnly={readOnly}
            onChange={(event) => change({ url: event.target.value.trim() })}
          />
          <TextField
            label={isImage ? "Alternative text" : "Name"}
            help={
              isImage
                ? "What the image shows, for those who do not see it. Empty for mere decoration."
                : "What the link to it says."
            }
            value={said}
            {...spokenIn(field)}
            readOnly={readOnly}
            onChange={(event) => change({ [word]: event.target.value })}
          />
        </div>
        <AssetPreview url={url} isImage={isImage} />
      </div>
    </FieldFrame>
  );
}
