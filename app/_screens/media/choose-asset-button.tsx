"use client";

import { Images } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { mediaAddress } from "@/lib/media/media-address.ts";
import { AssetPicker } from "./asset-picker.tsx";
import { useMedia } from "./media-context.tsx";
import type { MediaItem } from "./media-item.ts";

type ChooseAssetButtonProps = {
  readonly of: "image" | "file";
  /** What it is chosen for: the label of a field. */
  readonly label: string;
  readonly onChoose: (address: string, item: MediaItem) => void;
};

/** Opens the library, where there is one to choose from. */
export function ChooseAssetButton({ of, label, onChoose }: ChooseAssetButtonProps) {
  const { org, library } = useMedia();
  const [isOpen, setOpen] = useState(false);
  if (org === null || library === null) return null;
  return (
    <>
      <Button size="sm" icon={<Images aria-hidden="true" />} onClick={() => setOpen(true)}>
        Choose from the library<span className="sr-only"> for {label}</span>
      </Button>
      {isOpen && (
        <AssetPicker
          {...{ org, library, of }}
          title={of === "image" ? "Choose an image" : "Choose a file"}
          onClose={() => setOpen(false)}
          onChoose={(item) => {
            setOpen(false);
            onChoose(mediaAddress(item), item);
          }}
        />
      )}
    </>
  );
}
