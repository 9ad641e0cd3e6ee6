"use client";

import { FolderInput, Globe, Lock, Trash2, X } from "lucide-react";
import { useState } from "react";
import type { MediaFolder } from "@/app/_screens/media/media-item.ts";
import { Button } from "@/app/_ui/button.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { DeleteFilesDialog } from "./delete-files-dialog.tsx";
import { filesText } from "./files-text.ts";
import type { MediaRights } from "./media-rights.ts";
import { PlaceDialog } from "./place-dialog.tsx";
import type { Chosen } from "./use-chosen.ts";
import type { FileDeeds } from "./use-file-deeds.ts";

type ChosenBarProps = {
  readonly org: string;
  readonly chosen: Chosen;
  readonly folders: readonly MediaFolder[];
  readonly can: MediaRights;
  readonly deeds: FileDeeds;
};

/** What can be done with the files that are chosen; nothing while none is. */
export function ChosenBar({ org, chosen: { chosen, clear }, folders, can, deeds }: ChosenBarProps) {
  const [asking, setAsking] = useState<"place" | "delete" | null>(null);
  const { progress } = deeds;
  if (chosen.length === 0) return null;
  const close = () => setAsking(null);
  const nameOf = (id: string | null) =>
    `«${folders.find((folder) => folder.id === id)?.name ?? "Media"}»`;
  const said =
    progress === null
      ? `${filesText(chosen.length)} chosen`
      : `${progress.done} of ${progress.of}…`;
  const after = async (deed: Promise<unknown>) => {
    await deed;
    clear();
  };
  return (
    <>
      {asking === "place" && (
        <PlaceDialog
          title={`Move ${filesText(chosen.length)}`}
          folders={folders}
          present={chosen[0]?.folder ?? null}
          onClose={close}
          onPlace={async (folder) => {
            await after(deeds.move(chosen, folder, nameOf(folder)));
            return null;
          }}
        />
      )}
      {asking === "delete" && (
        <DeleteFilesDialog
          {...{ org }}
          files={chosen}
          onClose={close}
          onDelete={() => after(deeds.remove(chosen))}
        />
      )}
      <div
        role="toolbar"
        aria-label="What to do with the chosen files"
        className="sticky bottom-3 z-30 mx-auto mt-3 flex w-fit max-w-full animate-rise flex-wrap items-center gap-2 rounded-lg border bg-raised px-3 py-2 text-sm shadow-pop"
      >
        <span role="status" className="tabular font-medium text-ink">
          {said}
        </span>
        {can.change && (
          <>
            <Button size="sm" icon={<FolderInput />} onClick={() => setAsking("place")}>
              Move
            </Button>
            <Button
              size="sm"
              icon={<Globe />}
              onClick={() => void after(deeds.show(chosen, "public"))}
            >
              Make public
            </Button>
            <Button
              size="sm"
              icon={<Lock />}
              onClick={() => void after(deeds.show(chosen, "private"))}
            >
              Make private
            </Button>
          </>
        )}
        {can.remove && (
          <Button size="sm" variant="danger" icon={<Trash2 />} onClick={() => setAsking("delete")}>
            Delete
          </Button>
        )}
        <IconButton size="sm" label="Choose none" icon={<X />} onClick={clear} />
      </div>
    </>
  );
}
