"use client";

import type { MediaFolder } from "@/app/_screens/media/media-item.ts";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { placesFor } from "./folder-paths.ts";
import { NameDialog } from "./name-dialog.tsx";
import { PlaceDialog } from "./place-dialog.tsx";
import type { FolderDeeds } from "./use-folder-deeds.ts";

/** What somebody wants to do with a folder. */
export type FolderWish = {
  readonly kind: "rename" | "move" | "delete";
  readonly folder: MediaFolder;
};

type FolderDialogsProps = {
  readonly wish: FolderWish;
  readonly all: readonly MediaFolder[];
  readonly deeds: FolderDeeds;
  readonly onClose: () => void;
};

/** Asks what has to be known before a folder is changed. */
export function FolderDialogs({ wish, all, deeds, onClose }: FolderDialogsProps) {
  const { kind, folder } = wish;
  if (kind === "rename") {
    return (
      <NameDialog
        title={`Rename “${folder.name}”`}
        action="Rename"
        name={folder.name}
        onClose={onClose}
        onName={(name) => deeds.rename(folder, name)}
      />
    );
  }
  if (kind === "move") {
    return (
      <PlaceDialog
        title={`Move “${folder.name}”`}
        folders={placesFor(all, folder.id)}
        present={folder.parent}
        onClose={onClose}
        onPlace={(parent) => deeds.move(folder, parent)}
      />
    );
  }
  return (
    <ConfirmDialog
      open
      title={`Delete the folder “${folder.name}”?`}
      action="Delete folder"
      onOpenChange={(open) => !open && onClose()}
      onConfirm={async () => (await deeds.remove(folder)) ?? undefined}
    >
      Only an empty folder can be deleted: no file is lost with it.
    </ConfirmDialog>
  );
}
