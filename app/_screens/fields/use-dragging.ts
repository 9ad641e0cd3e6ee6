"use client";

import { useState } from "react";
import type { DragEvent } from "react";

/**
 * Rows that the mouse drags by a handle. Fingers and keys have the buttons beside it (WCAG 2.5.7).
 * @param move takes the row out of one place and puts it into another.
 */
export function useDragging(move: (from: number, to: number) => void) {
  const [from, setFrom] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = () => {
    setFrom(null);
    setOver(null);
  };
  return {
    handle: (at: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        const row = event.currentTarget.closest("li");
        if (row !== null) event.dataTransfer.setDragImage(row, 12, 12);
        event.dataTransfer.effectAllowed = "move";
        event.stopPropagation();
        setFrom(at);
      },
      onDragEnd: end,
    }),
    row: (at: number) => ({
      "data-drop": over === at && from !== null && from !== at ? sideOf(from, at) : undefined,
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (from === null) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(at);
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        if (from === null) return;
        event.preventDefault();
        event.stopPropagation();
        move(from, at);
        end();
      },
    }),
  };
}

/** How a row shows on which side of it the dragged one would land. */
export const DROP_STYLE =
  "data-[drop=after]:border-b-2 data-[drop=after]:border-b-accent data-[drop=before]:border-t-2 data-[drop=before]:border-t-accent";

/** @NOTE Dropped on a row below, it comes after it; on one above, before it. */
const sideOf = (from: number, at: number) => (from < at ? "after" : "before");
