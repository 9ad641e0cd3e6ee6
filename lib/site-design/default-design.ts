import type { Design } from "./design.ts";
import { THEMES } from "./themes.ts";

/** How a website looks that nobody has given a look. */
export const DEFAULT_DESIGN: Design = {
  look: THEMES.journal.look,
  ...{ logo: "", favicon: "", socialImage: "", description: "", footer: "" },
};
