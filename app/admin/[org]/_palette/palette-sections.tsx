"use client";

import type { Line, Section } from "./line.ts";
import { PaletteOption } from "./palette-option.tsx";

type PaletteSectionsProps = {
  readonly id: string;
  readonly sections: readonly Section[];
  readonly active: number;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (line: Line, into: "here" | "tab") => void;
};

/** The list of the palette, in groups. */
export function PaletteSections({ id, sections, active, ...on }: PaletteSectionsProps) {
  const firsts = sections.map((_, at) =>
    sections.slice(0, at).reduce((count, { lines }) => count + lines.length, 0),
  );
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label="What was found"
      className="min-h-0 flex-1 overflow-y-auto p-1.5 empty:hidden"
    >
      {sections.map(({ label, lines }, section) => (
        <div
          key={label}
          role="group"
          aria-labelledby={`${id}-group-${section}`}
          className="not-last:mb-2"
        >
          <div id={`${id}-group-${section}`} className="px-2.5 py-1 text-xs font-medium text-faint">
            {label}
          </div>
          {lines.map((line, offset) => {
            const at = (firsts[section] ?? 0) + offset;
            return (
              <PaletteOption
                key={line.key}
                id={`${id}-${at}`}
                line={line}
                isActive={at === active}
                onPoint={() => on.onPoint(at)}
                onChoose={(into) => on.onChoose(line, into)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}
