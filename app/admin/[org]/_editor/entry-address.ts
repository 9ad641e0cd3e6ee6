import type { EditorPlace } from "./editor-options.ts";

/** Where an entry is written, in the language of the place; or a screen below that. */
export const entryAddress = (
  { base, locale }: Pick<EditorPlace, "base" | "locale">,
  id: string,
  below: "" | "/versions" = "",
): string => `${base}/${id}${below}${locale === undefined ? "" : `?locale=${locale}`}`;
