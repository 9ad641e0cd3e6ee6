"use client";

import type { Editor } from "@tiptap/react";
import { ImagePlus } from "lucide-react";
import { useState } from "react";
import { AssetPicker } from "@/app/_screens/media/asset-picker.tsx";
import { useMedia } from "@/app/_screens/media/media-context.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { mediaAddress } from "@/lib/media/media-address.ts";
import { ImageAddressForm, type NamedImage } from "./image-address-form.tsx";
import { ToolButton } from "./tool-button.tsx";

type ImageControlProps = { readonly editor: Editor };

/** Puts an image into a text: one of the library, or one by its address. */
export function ImageControl({ editor }: ImageControlProps) {
  const { org, library } = useMedia();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const returnFocus = () => editor.commands.focus();
  const insert = ({ src, alt }: NamedImage) => {
    close();
    editor.chain().insertContent({ type: "image", attrs: { src, alt } }).run();
  };
  const form = <ImageAddressForm onDone={insert} />;
  return (
    <>
      <ToolButton label="Image" icon={<ImagePlus />} run={() => setOpen(true)} />
      {isOpen && org !== null && library !== null && (
        <AssetPicker
          {...{ org, library, returnFocus }}
          title="Insert an image"
          of="image"
          onClose={close}
          onChoose={(item) => insert({ src: mediaAddress(item), alt: item.alt })}
        >
          <details className="rounded-lg border bg-sunken/60 px-4 py-2 text-sm">
            <summary className="cursor-pointer py-1 font-medium text-ink">By its address</summary>
            <div className="pt-3 pb-2">{form}</div>
          </details>
        </AssetPicker>
      )}
      {isOpen && library === null && (
        <Dialog
          open
          size="sm"
          title="Insert an image"
          returnFocus={returnFocus}
          onOpenChange={(open) => !open && close()}
        >
          {form}
        </Dialog>
      )}
    </>
  );
}
