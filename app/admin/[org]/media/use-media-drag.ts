"use client";

import { useRef, useState } from "react";
import type { DragEvent } from "react";
import type { MediaFolder, MediaItem } from "@/app/_screens/media/media-item.ts";

type Dragged = { readonly files: readonly MediaItem[] } | { readonly folder: MediaFolder };

/** What is done with what was dropped onto a folder; null: onto none. */
type Drops = {
  readonly files: (items: readonly MediaItem[], onto: string | null) => void;
  readonly folder: (folder: MediaFolder, onto: string | null) => void;
};

/** Files and folders that the mouse drags into folders. Fingers and keys have menus (WCAG 2.5.7). */
export function useMediaDrag(drops: Drops) {
  const dragged = useRef<Dragged | null>(null);
  const [over, setOver] = useState<string | null | undefined>();
  const begin = (what: Dragged) => (event: DragEvent) => {
    dragged.current = what;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", namesOf(what));
  };
  const end = () => {
    dragged.current = null;
    setOver(undefined);
  };
  return {
    source: (what: Dragged) => ({ draggable: true, onDragStart: begin(what), onDragEnd: end }),
    onto: (folder: string | null) => ({
      "data-over": over === folder ? "" : undefined,
      onDragOver: (event: DragEvent) => {
        if (!fits(dragged.current, folder)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "move";
        setOver(folder);
      },
      onDragLeave: () => setOver((now) => (now === folder ? undefined : now)),
      onDrop: (event: DragEvent) => {
        const what = dragged.current;
        if (what === null || !fits(what, folder)) return;
        event.preventDefault();
        end();
        if ("files" in what) drops.files(what.files, folder);
        else drops.folder(what.folder, folder);
      },
    }),
  };
}

export type MediaDrag = ReturnType<typeof useMediaDrag>;

/** How a folder shows that what is dragged would go into it. */
export const OVER_STYLE = "data-over:border-accent data-over:bg-accent-soft";

const namesOf = (what: Dragged): string =>
  "files" in what ? what.files.map(({ filename }) => filename).join("\n") : what.folder.name;

/** @NOTE What comes from outside of the page is a file to upload, and the screen's to take. */
const fits = (what: Dragged | null, onto: string | null): boolean =>
  what !== null && ("files" in what || what.folder.id !== onto);
