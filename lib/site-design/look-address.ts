import { lookSchema, type Look } from "./design.ts";
import type { Palette } from "./palette.ts";

/** Grows with each change of what is made of a look: browsers keep what they have for a year. */
const EDITION = "1";

const FOLDER = "/assets/look/";

/**
 * The address of a look's stylesheet. The address is the whole look: what stands there follows from it
 * alone, is the same for everybody, and never changes.
 */
export function lookAddress(look: Look): string {
  const { theme, mode, light, dark, heading, body, width, corners } = look;
  const parts = [theme, mode, spelled(light), spelled(dark), heading, body, width, corners];
  return `${FOLDER}${[...parts, EDITION].join(".")}.css`;
}

const spelled = ({ paper, ink, accent }: Palette): string =>
  [paper, ink, accent].map((colour) => colour.slice(1)).join("-");

/** The look that a name in the folder of looks says; null where it says none that a website could have. */
export function readLookName(name: string): Look | null {
  const [theme, mode, light = "", dark = "", heading, body, width, corners, ...end] =
    name.split(".");
  if (end.join(".") !== `${EDITION}.css`) return null;
  const read = lookSchema.safeParse({
    ...{ theme, mode, heading, body, width, corners },
    ...{ light: paletteIn(light), dark: paletteIn(dark) },
  });
  return read.success ? read.data : null;
}

function paletteIn(text: string) {
  const [paper, ink, accent, ...more] = text.split("-").map((digits) => `#${digits}`);
  return more.length > 0 ? null : { paper, ink, accent };
}
