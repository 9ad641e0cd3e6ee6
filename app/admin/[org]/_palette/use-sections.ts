"use client";

import { useMemo, useState } from "react";
import { foundLines, openedLines } from "./entry-lines.ts";
import { fittingLines } from "./fitting-lines.ts";
import type { Line, Section } from "./line.ts";
import type { Shelf } from "./offer.ts";
import { findOpened, type OpenedBy } from "./opened.ts";
import type { Found } from "./use-found.ts";

/** How many of the entries that were opened last are shown. */
const MOST_OPENED = 5;

export type Shown = {
  readonly by: OpenedBy;
  readonly shelves: readonly Shelf[];
  readonly places: readonly Line[];
  readonly deeds: readonly Line[];
};

/** What the palette lists for what was typed: entries come last, where nothing moves as they come. */
export function useSections(shown: Shown, typed: string, found: Found): readonly Section[] {
  const { by, shelves, places, deeds } = shown;
  const [opened] = useState(() => openedLines(findOpened(by), shelves));
  return useMemo(() => {
    const recent = fittingLines(opened, typed).slice(0, MOST_OPENED);
    const known = new Set(recent.map(({ key }) => key));
    const entries = foundLines(found.entries, shelves).filter(({ key }) => !known.has(key));
    const sections = [
      { label: "Opened last", lines: recent },
      { label: "Go to", lines: fittingLines(places, typed) },
      { label: "Do", lines: fittingLines(deeds, typed) },
      { label: "Entries", lines: entries },
    ];
    return sections.filter(({ lines }) => lines.length > 0);
  }, [opened, shelves, places, deeds, typed, found]);
}
