import type { Look } from "./design.ts";
import { FONTS } from "./fonts.ts";
import { coloursOf, type Colours } from "./palette.ts";

/** What a look says in CSS: the values that the websites' common stylesheet is written with. */
export function lookCss({ mode, light, dark, heading, body, width, corners }: Look): string {
  const [day, night] = [coloursOf(light), coloursOf(dark)];
  const both = (name: keyof Colours) =>
    mode === "auto"
      ? `light-dark(${day[name]}, ${night[name]})`
      : (mode === "dark" ? night : day)[name];
  const values = {
    "color-scheme": mode === "auto" ? "light dark" : mode,
    ...Object.fromEntries(COLOURS.map(([variable, name]) => [variable, both(name)])),
    "--heading": FONTS[heading].stack,
    "--body": FONTS[body].stack,
    "--measure": MEASURES[width],
    "--wide": WIDE[width],
    "--corner": CORNERS[corners],
  };
  const lines = Object.entries(values).map(([name, value]) => `${name}:${value}`);
  return `:root{${lines.join(";")}}\n`;
}

const COLOURS: readonly (readonly [string, keyof Colours])[] = [
  ["--paper", "paper"],
  ["--raised", "raised"],
  ["--ink", "ink"],
  ["--muted", "muted"],
  ["--line", "line"],
  ["--accent", "accent"],
  ["--on-accent", "onAccent"],
];

const MEASURES = { narrow: "38rem", medium: "42rem", wide: "48rem" } as const;
const WIDE = { narrow: "60rem", medium: "70rem", wide: "80rem" } as const;
const CORNERS = { square: "0rem", soft: "0.5rem", round: "0.875rem" } as const;
