"use client";

import { Search } from "lucide-react";
import { ShortcutHint } from "@/app/_ui/shortcuts/shortcut-hint.tsx";
import { useOpening } from "./palette-provider.tsx";

/** Opens the command palette; in the bar of phones and beside a narrow navigation its sign alone. */
export function PaletteButton() {
  const { openPalette } = useOpening();
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      aria-haspopup="dialog"
      onClick={openPalette}
      className="flex h-8 w-full items-center gap-2.5 rounded-md border bg-surface px-2 text-sm text-muted shadow-card transition-colors group-data-[nav=collapsed]/shell:lg:justify-center group-data-[nav=collapsed]/shell:lg:px-0 hover:bg-hover hover:text-ink max-lg:size-8 max-lg:justify-center max-lg:border-transparent max-lg:bg-transparent max-lg:px-0 max-lg:shadow-none pointer-coarse:h-10 max-lg:pointer-coarse:size-10"
    >
      <Search className="size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 flex-1 truncate text-left group-data-[nav=collapsed]/shell:lg:sr-only max-lg:sr-only">
        Search or go to…
      </span>
      <span aria-hidden="true" className="group-data-[nav=collapsed]/shell:lg:hidden max-lg:hidden">
        <ShortcutHint name="palette" />
      </span>
    </button>
  );
}
