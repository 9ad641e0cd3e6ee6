"use client";

import { useMemo, useState } from "react";
import type { MediaChanges } from "@/app/_screens/media/media-context.tsx";
import type { MediaItem } from "@/app/_screens/media/media-item.ts";

/** Keeps what was done to files, for every list that they stand in. */
export function useChanges(): MediaChanges {
  const [changed, setChanged] = useState<ReadonlyMap<string, MediaItem>>(new Map());
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  return useMemo(
    () => ({
      ...{ changed, gone },
      put: (items) =>
        setChanged((now) => new Map([...now, ...items.map((one) => [one.id, one] as const)])),
      drop: (ids) => setGone((now) => new Set([...now, ...ids])),
    }),
    [changed, gone],
  );
}
