"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/app/_ui/button.tsx";
import { KeyHint } from "@/app/_ui/key-hint.tsx";
import { isMac } from "@/app/_ui/shortcuts/is-mac.ts";
import { Spinner } from "@/app/_ui/spinner.tsx";
import type { Found } from "./use-found.ts";

type PaletteNoteProps = {
  readonly found: Found;
  readonly typed: string;
  /** How many lines there are. */
  readonly count: number;
  readonly onRetry: () => void;
};

/** The foot of the palette: what it found, or why not, and the keys that walk it. */
export function PaletteNote({ found, typed, count, onRetry }: PaletteNoteProps) {
  return (
    <div className="flex min-h-10 items-center gap-3 border-t bg-sunken/60 px-4 py-1.5 text-xs text-muted">
      {found.state === "looking" && <Spinner />}
      <p role="status" className="min-w-0 flex-1">
        {noteOf({ found, typed, count })}
      </p>
      {found.state === "failed" ? (
        <Button size="sm" icon={<RotateCw aria-hidden="true" />} onClick={onRetry}>
          Try again
        </Button>
      ) : (
        <Keys />
      )}
    </div>
  );
}

function noteOf({ found, typed, count }: Omit<PaletteNoteProps, "onRetry">): string {
  const results = count === 1 ? "1 result" : `${count} results`;
  switch (found.state) {
    case "looking":
      return "Looking for entries…";
    case "failed":
      return "Entries could not be searched.";
    case "found":
      if (found.advice !== null) return found.advice;
      if (count === 0) return "Nothing found. Try other words, or fewer.";
      return found.more ? `${results}, the best of the entries. Say more to narrow them.` : results;
    case "idle":
      if (count === 0) return "Nothing found.";
      return typed.trim() === "" ? "Type to search." : results;
  }
}

const Keys = () => (
  <span aria-hidden="true" className="flex shrink-0 items-center gap-3 max-sm:hidden">
    <span className="flex items-center gap-1">
      <KeyHint keys={["↑", "↓"]} /> choose
    </span>
    <span className="flex items-center gap-1">
      <KeyHint keys={["Enter"]} /> open
    </span>
    <span className="flex items-center gap-1">
      <KeyHint keys={[isMac() ? "⌘" : "Ctrl", "Enter"]} /> in a new tab
    </span>
  </span>
);
