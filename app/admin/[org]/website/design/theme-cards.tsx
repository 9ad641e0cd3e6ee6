"use client";

import { useId } from "react";
import { coloursOf } from "@/lib/site-design/palette.ts";
import type { Look } from "@/lib/site-design/design.ts";
import { THEMES } from "@/lib/site-design/themes.ts";

type ThemeCardsProps = {
  readonly value: Look["theme"];
  readonly disabled: boolean;
  readonly onChoose: (theme: Look["theme"]) => void;
};

const NAMES = Object.keys(THEMES) as Look["theme"][];

/** The themes by their pictures; native radios, so arrow keys work as expected. */
export function ThemeCards({ value, disabled, onChoose }: ThemeCardsProps) {
  const id = useId();
  return (
    <fieldset className="grid min-w-0 gap-3 sm:grid-cols-3">
      <legend className="sr-only">Theme</legend>
      {NAMES.map((name) => (
        <label
          key={name}
          className="relative flex cursor-pointer flex-col overflow-hidden rounded-lg border bg-surface transition-colors hover:border-line-strong has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed"
        >
          <ThemePicture name={name} />
          <span className="flex flex-col gap-0.5 border-t px-3 py-2">
            <span id={`${id}-${name}`} className="text-sm font-medium text-ink">
              {THEMES[name].name}
            </span>
            <span id={`${id}-${name}-words`} className="text-xs text-muted">
              {THEMES[name].words}
            </span>
          </span>
          <input
            type="radio"
            name={id}
            value={name}
            checked={value === name}
            disabled={disabled}
            onChange={() => onChoose(name)}
            aria-labelledby={`${id}-${name}`}
            aria-describedby={`${id}-${name}-words`}
            className="sr-only"
          />
        </label>
      ))}
    </fieldset>
  );
}

/** A theme in little: its ground, its letters, and where they stand. */
function ThemePicture({ name }: { readonly name: Look["theme"] }) {
  const { mode, light, dark } = THEMES[name].look;
  const colours = coloursOf(mode === "dark" ? dark : light);
  const { paper } = colours;
  return (
    <svg viewBox="0 0 240 150" aria-hidden="true" className="block w-full">
      <rect width="240" height="150" fill={paper} />
      {PICTURES[name](colours)}
    </svg>
  );
}

type Drawn = ReturnType<typeof coloursOf>;

type Point = readonly [x: number, y: number];

const lines = ([x, y]: Point, widths: readonly number[], fill: string) =>
  widths.map((width, at) => (
    <rect key={width} x={x} y={y + at * 9} width={width} height="3" rx="1.5" fill={fill} />
  ));

const PICTURES: Readonly<Record<Look["theme"], (colours: Drawn) => React.ReactNode>> = {
  journal: ({ ink, muted, line, accent }) => (
    <>
      <text x="120" y="22" textAnchor="middle" fontFamily="Georgia, serif" fontSize="11" fill={ink}>
        The Journal
      </text>
      <path d="M30 30h180M30 32.5h180" stroke={line} strokeWidth="1" />
      <text x="70" y="62" fontFamily="Georgia, serif" fontSize="19" fill={ink}>
        On quiet pages
      </text>
      {lines([70, 74], [100, 92, 97], muted)}
      <rect x="70" y="106" width="28" height="2" fill={accent} />
      {lines([70, 116], [96, 99, 61], muted)}
    </>
  ),
  atlas: ({ ink, muted, line, accent, raised, paper }) => (
    <>
      <rect width="240" height="84" fill={raised} />
      <rect x="14" y="11" width="30" height="6" rx="3" fill={ink} />
      <rect x="196" y="8" width="30" height="11" rx="5.5" fill={accent} />
      <text x="14" y="45" fontWeight="700" fontSize="17" fill={ink}>
        Make it simple
      </text>
      {lines([14, 53], [84, 70], muted)}
      <rect x="148" y="30" width="78" height="44" rx="6" fill={accent} opacity="0.25" />
      {[14, 88, 162].map((x) => (
        <g key={x}>
          <rect {...{ x, y: 96, width: 64, height: 42, rx: 7 }} fill={paper} stroke={line} />
          {lines([x + 8, 108], [30, 46, 38], x === 14 ? accent : muted)}
        </g>
      ))}
    </>
  ),
  ember: ({ ink, muted, accent, raised, onAccent }) => (
    <>
      <rect width="240" height="96" fill={raised} />
      <circle cx="188" cy="34" r="54" fill={accent} opacity="0.28" />
      <circle cx="196" cy="28" r="28" fill={accent} opacity="0.5" />
      <text x="14" y="60" fontWeight="800" fontSize="22" fill={ink}>
        Come closer
      </text>
      <rect x="14" y="70" width="46" height="14" rx="4" fill={accent} />
      <rect x="21" y="76" width="32" height="2.5" fill={onAccent} />
      {lines([14, 108], [98, 90, 104], muted)}
      <rect x="134" y="106" width="92" height="34" rx="6" fill={raised} />
    </>
  ),
};
