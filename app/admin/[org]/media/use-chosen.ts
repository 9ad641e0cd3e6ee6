"use client";

import { useState } from "react";
import type { MediaItem } from "@/app/_screens/media/media-item.ts";

/** What is chosen of the files on the screen; with Shift, all from the last one on. */
export function useChosen(items: readonly MediaItem[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const chosen = items.filter(({ id }) => ids.has(id));
  const toggle = (id: string, how: { readonly isChosen: boolean; readonly withShift: boolean }) => {
    const order = items.map((item) => item.id);
    const from = how.withShift && last !== null ? order.indexOf(last) : -1;
    const [start, end] = [from, order.indexOf(id)].toSorted((one, other) => one - other);
    const meant = from < 0 ? [id] : order.slice(start, (end ?? 0) + 1);
    const next = new Set(ids);
    for (const one of meant) {
      if (how.isChosen) next.add(one);
      else next.delete(one);
    }
    setIds(next);
    setLast(id);
  };
  return {
    chosen,
    has: (id: string) => ids.has(id),
    toggle,
    all: () => setIds(new Set(items.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}

export type Chosen = ReturnType<typeof useChosen>;
