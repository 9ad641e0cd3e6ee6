"use client";

import { Button } from "@/app/_ui/button.tsx";
import type { MediaLibrary } from "./media-context.tsx";
import type { MediaItem } from "./media-item.ts";
import type { MediaQuestion } from "./media-question.ts";
import { MediaThumb } from "./media-thumb.tsx";
import { useMediaSearch } from "./use-media-search.ts";

type PickerTilesProps = {
  readonly org: string;
  readonly library: MediaLibrary;
  readonly question: MediaQuestion;
  readonly onChoose: (item: MediaItem) => void;
};

/** What a question finds, as pictures to press. */
export function PickerTiles({ org, library, question, onChoose }: PickerTilesProps) {
  const { items, state, more, retry } = useMediaSearch(library, question);
  const isEmpty = items.length === 0;
  const onward = more ?? retry;
  return (
    <div className="flex flex-col gap-3">
      <ul
        aria-label="Files"
        aria-busy={state === "looking"}
        className="grid max-h-80 grid-cols-2 gap-2 overflow-y-auto p-0.5 empty:hidden xs:grid-cols-3 sm:grid-cols-4"
      >
        {items.map((item) => (
          <li key={item.id} className="min-w-0">
            <button
              type="button"
              onClick={() => onChoose(item)}
              className="flex w-full min-w-0 flex-col overflow-hidden rounded-lg border bg-surface text-left hover:border-accent"
            >
              <span className="grid aspect-4/3 w-full place-items-center overflow-hidden bg-sunken">
                <MediaThumb {...{ org, item }} />
              </span>
              <span className="w-full truncate px-2 py-1.5 text-xs text-ink">
                <span className="sr-only">Choose </span>
                {item.title || item.filename}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={isEmpty ? "py-8 text-center text-sm text-muted" : "sr-only"}>
        {spoken(state, items.length)}
      </p>
      {onward !== null && (
        <div className="flex justify-center">
          <Button size="sm" onClick={onward}>
            {more === null ? "Try again" : "Show more"}
          </Button>
        </div>
      )}
    </div>
  );
}

function spoken(state: "looking" | "found" | "failed", count: number): string {
  if (state === "failed") return "No answer came.";
  if (state === "looking" && count === 0) return "Looking…";
  return count === 0 ? "Nothing fits." : `${count} shown`;
}
