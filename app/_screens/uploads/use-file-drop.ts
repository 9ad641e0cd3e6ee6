"use client";

import { useState } from "react";
import type { DragEvent } from "react";
import { droppedFiles, type DroppedFile } from "./dropped-files.ts";

/** A place where files, and folders of files, may be dropped; `isOver` while something hangs above it. */
export function useFileDrop(take: (files: readonly DroppedFile[]) => void) {
  const [depth, setDepth] = useState(0);
  const step = (by: number) => (event: DragEvent) => {
    if (carriesFiles(event)) setDepth((now) => Math.max(0, now + by));
  };
  const zone = {
    onDragEnter: step(1),
    onDragLeave: step(-1),
    onDragOver: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: (event: DragEvent) => {
      setDepth(0);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void droppedFiles(event.dataTransfer).then(take);
    },
  };
  return { isOver: depth > 0, zone };
}

/** @NOTE Texts and things of the page itself are dragged too. */
const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
