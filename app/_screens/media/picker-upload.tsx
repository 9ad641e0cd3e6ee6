"use client";

import { useEffect } from "react";
import { UploadArea } from "../uploads/upload-area.tsx";
import { UploadList } from "../uploads/upload-list.tsx";
import { useUploads } from "../uploads/use-upload.ts";
import type { MediaLibrary } from "./media-context.tsx";
import type { MediaItem } from "./media-item.ts";

type PickerUploadProps = {
  readonly org: string;
  readonly of: "image" | "file";
  readonly keep: NonNullable<MediaLibrary["keep"]>;
  /** Where the file is to lie. */
  readonly folder: string | null;
  readonly onChoose: (item: MediaItem) => void;
};

/** Uploads one file and chooses it. */
export function PickerUpload({ org, of, keep, folder, onChoose }: PickerUploadProps) {
  const uploads = useUploads({ org, purpose: "asset" });
  const { end } = uploads;
  // Whoever closes the picker chooses nothing: then nothing is kept.
  useEffect(() => end, [end]);
  return (
    <div className="flex flex-col gap-3">
      <UploadArea
        label={of === "image" ? "Upload an image" : "Upload a file"}
        accept={of === "image" ? "image/*" : undefined}
        count="one"
        dense
        disabled={uploads.isBusy}
        onFiles={(files) =>
          uploads.add(files, async ({ id }) => {
            const kept = await keep(id, folder);
            if (!kept.ok) return kept.problem;
            onChoose(kept.item);
            return null;
          })
        }
      />
      <UploadList uploads={uploads} />
    </div>
  );
}
