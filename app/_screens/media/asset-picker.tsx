"use client";

import { useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { folderOptions } from "./folder-options.ts";
import type { MediaLibrary } from "./media-context.tsx";
import type { MediaFolder, MediaItem } from "./media-item.ts";
import { EVERYTHING, type MediaQuestion } from "./media-question.ts";
import { PickerTiles } from "./picker-tiles.tsx";
import { PickerUpload } from "./picker-upload.tsx";

type AssetPickerProps = {
  readonly title: string;
  readonly org: string;
  readonly library: MediaLibrary;
  /** Images alone, or files of any kind. */
  readonly of: "image" | "file";
  readonly onChoose: (item: MediaItem) => void;
  readonly onClose: () => void;
  readonly returnFocus?: (() => void) | undefined;
  /** Another way to name a file, such as typing its address. */
  readonly children?: ReactNode;
};

/** Chooses one file of the library, or uploads it right there. */
export function AssetPicker(props: AssetPickerProps) {
  const { title, org, library, of, onChoose, onClose, returnFocus, children } = props;
  const [words, setWords] = useState("");
  const [folder, setFolder] = useState("any");
  const folders = useFolders(library);
  const question = useMemo<MediaQuestion>(
    () => ({ ...EVERYTHING, words: words.trim(), folder, kind: of === "image" ? of : null }),
    [words, folder, of],
  );
  return (
    <Dialog
      open
      size="lg"
      title={title}
      returnFocus={returnFocus}
      onOpenChange={(open) => !open && onClose()}
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
          <TextField
            label="Search files"
            hideLabel
            type="search"
            placeholder="Search names and alternative texts"
            autoComplete="off"
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          <SelectField
            label="Folder"
            hideLabel
            value={folder}
            options={[{ value: "any", label: "All folders" }, ...folderOptions(folders)]}
            onChange={({ target }) => setFolder(target.value)}
          />
        </div>
        <PickerTiles {...{ org, library, question, onChoose }} />
        {library.keep !== null && (
          <PickerUpload
            {...{ org, of, onChoose }}
            keep={library.keep}
            folder={folder === "any" ? null : folder}
          />
        )}
        {children}
      </div>
    </Dialog>
  );
}

/** @NOTE Without an answer there are no folders to narrow by; the files are found all the same. */
function useFolders({ folders: read }: MediaLibrary): readonly MediaFolder[] {
  const [folders, setFolders] = useState<readonly MediaFolder[]>([]);
  useEffect(() => {
    let isWanted = true;
    void read()
      .then((found) => isWanted && setFolders(found))
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [read]);
  return folders;
}
