/** A language as people read of it, and in which direction it is written. */
export type Language = {
  /** As BCP 47 spells it, such as `de-CH`. */
  readonly code: string;
  readonly name: string;
  readonly dir: "ltr" | "rtl";
};

/** What is known of a language by its code; one without a name is called by its code. */
export const languageOf = (code: string): Language => ({
  code,
  name: nameOf(code) ?? code,
  dir: directionOf(code),
});

/** How a language is called in English; null: nobody named it. */
export const nameOf = (code: string): string | null => NAMES.of(code) ?? null;

const NAMES = new Intl.DisplayNames("en", {
  ...{ type: "language", languageDisplay: "standard", fallback: "none" },
});

/** @NOTE By the script: `Intl.Locale.getTextInfo` is not in every browser. */
const directionOf = (code: string): Language["dir"] =>
  RIGHT_TO_LEFT.has(new Intl.Locale(code).maximize().script ?? "") ? "rtl" : "ltr";

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  ...["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"],
]);
