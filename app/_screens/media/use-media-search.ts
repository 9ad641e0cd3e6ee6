"use client";

import { useCallback, useEffect, useState } from "react";
import type { MediaLibrary } from "./media-context.tsx";
import type { MediaItem } from "./media-item.ts";
import type { MediaQuestion } from "./media-question.ts";

/** How long somebody may rest between two letters, in milliseconds. */
const REST_MS = 200;

type Found = {
  readonly items: readonly MediaItem[];
  readonly next: string | null;
  readonly state: "looking" | "found" | "failed";
};

const LOOKING: Found = { items: [], next: null, state: "looking" };

/**
 * The files that a question finds, a page at a time.
 * @NOTE An answer to an older question is dropped: the last one asked is the one that is shown.
 */
export function useMediaSearch(library: MediaLibrary, question: MediaQuestion) {
  const [found, setFound] = useState(LOOKING);
  const { find } = library;
  const take = useCallback(
    async (after: string | null, isWanted: () => boolean) => {
      setFound((now) => ({ ...now, state: "looking" }));
      const answer = await find(question, after).catch(() => null);
      if (!isWanted()) return;
      setFound((now) =>
        answer === null
          ? { ...now, state: "failed" }
          : {
              items: [...(after === null ? [] : now.items), ...answer.items],
              next: answer.next,
              state: "found",
            },
      );
    },
    [find, question],
  );
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => void take(null, () => isWanted), REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [take]);
  const { next, state } = found;
  const always = () => true;
  return {
    ...found,
    more: next === null || state === "looking" ? null : () => void take(next, always),
    retry: state === "failed" ? () => void take(null, always) : null,
  };
}
