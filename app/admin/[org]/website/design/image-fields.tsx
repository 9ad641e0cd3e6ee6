"use client";

import { AssetPreview } from "@/app/_screens/fields/asset-preview.tsx";
import { ChooseAssetButton } from "@/app/_screens/media/choose-asset-button.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { DesignFormState } from "./design-parts.ts";

type ImageFieldsProps = { readonly form: DesignFormState; readonly canChange: boolean };

/** The pictures that stand for the website: chosen from the library, or by an address elsewhere. */
export function ImageFields({ form, canChange }: ImageFieldsProps) {
  return IMAGES.map((image) => <ImageField key={image.name} {...{ ...image, form, canChange }} />);
}

const IMAGES = [
  { name: "logo", label: "Logo", help: "In place of the name at the top; about 160 × 40." },
  { name: "favicon", label: "Icon", help: "In the browser’s tab; square." },
  {
    name: "socialImage",
    label: "Picture for sharing",
    help: "Where somebody shares a page that has no picture of its own; 1200 × 630.",
  },
] as const;

type ImageFieldProps = ImageFieldsProps & (typeof IMAGES)[number];

function ImageField({ form, canChange, name, label, help }: ImageFieldProps) {
  const path = `design.${name}` as const;
  const url = form.watch(path) ?? "";
  const set = (address: string) =>
    form.setValue(path, address, { shouldDirty: true, shouldValidate: true });
  return (
    <div className="grid min-w-0 items-start gap-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <AssetPreview {...{ url }} isImage />
      <div className="flex min-w-0 flex-col items-start gap-3 [&>:first-child]:w-full">
        <TextField
          {...{ label, help }}
          optional
          placeholder="https://…"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          readOnly={!canChange}
          {...form.field(path)}
        />
        {canChange && (
          <div className="flex flex-wrap gap-2">
            <ChooseAssetButton of="image" label={label} onChoose={set} />
            {url !== "" && (
              <Button size="sm" variant="ghost" onClick={() => set("")}>
                Remove<span className="sr-only"> {label}</span>
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
