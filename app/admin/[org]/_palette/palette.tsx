"use client";

import { Search } from "lucide-react";
import { useId, useState } from "react";
import type { KeyboardEvent } from "react";
import { CommandDialog } from "@/app/_ui/command-dialog.tsx";
import { isComposingBy } from "@/app/_ui/shortcuts/is-composing-by.ts";
import { activeOf } from "./active-of.ts";
import { PaletteNote } from "./palette-note.tsx";
import { PaletteSections } from "./palette-sections.tsx";
import { stepOf } from "./step-of.ts";
import { useChoosing } from "./use-choosing.ts";
import { useFound } from "./use-found.ts";
import { useSections, type Shown } from "./use-sections.ts";

type PaletteProps = Shown & {
  /** Where entries are looked for; null: nowhere now, as while one looks as somebody else. */
  readonly searchIn: string | null;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

/** Leads everywhere: to screens, to what can be begun, and to entries by the words in them. */
export function Palette({ open, onOpenChange, ...inner }: PaletteProps) {
  return (
    <CommandDialog title="Search or go to" {...{ open, onOpenChange }}>
      <PaletteInner {...inner} onClose={() => onOpenChange(false)} />
    </CommandDialog>
  );
}

type PaletteInnerProps = Omit<PaletteProps, "open" | "onOpenChange"> & {
  readonly onClose: () => void;
};

/** The focus stays in the field while the keys walk the list (WAI-ARIA APG, combobox). */
function PaletteInner({ searchIn, onClose, ...shown }: PaletteInnerProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [walkedTo, setWalkedTo] = useState<string | null>(null);
  const { found, retry } = useFound(searchIn, typed);
  const sections = useSections(shown, typed, found);
  const lines = sections.flatMap((section) => section.lines);
  const active = activeOf(lines, walkedTo);
  const choose = useChoosing(onClose);
  const point = (to: number) => setWalkedTo(lines[to]?.key ?? null);
  const walk = (to: number) => {
    point(to);
    document.getElementById(`${id}-${to}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingBy(event.nativeEvent)) return;
    const isMod = event.ctrlKey || event.metaKey;
    const to = stepOf(event, active, lines.length);
    const line = lines[active];
    if (to !== null) walk(to);
    else if (isMod && event.key.toLowerCase() === "k") onClose();
    else if (event.key === "Enter" && line !== undefined) choose(line, isMod ? "tab" : "here");
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="flex items-center gap-3 border-b px-4">
        <Search className="size-4 shrink-0 text-faint" aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-label="Search or go to"
          aria-expanded={lines.length > 0}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
          placeholder={searchIn === null ? "Go to or do…" : "Search entries, go to or do…"}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={200}
          className="h-12 min-w-0 flex-1 bg-transparent text-base text-ink outline-none"
          value={typed}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.target.value);
            setWalkedTo(null);
          }}
        />
      </div>
      <PaletteSections {...{ id, sections, active }} onPoint={point} onChoose={choose} />
      <PaletteNote {...{ found, typed }} count={lines.length} onRetry={retry} />
    </>
  );
}
