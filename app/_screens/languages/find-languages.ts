import { languageOf, nameOf, type Language } from "./language.ts";

/**
 * Languages that a few words fit, by name or by code: all that have a code of two letters, those that
 * are often told apart by country or script, and whichever other one is spelled out as its code.
 */
export function findLanguages(words: string): readonly Language[] {
  const sought = words.trim().toLowerCase();
  const spelled = canonical(words.trim());
  const known = allLanguages();
  const fitting = known.filter(
    ({ code, name }) =>
      code === spelled ||
      code.toLowerCase().startsWith(sought) ||
      name.toLowerCase().includes(sought),
  );
  const isNew = spelled !== null && known.every(({ code }) => code !== spelled);
  return isNew && nameOf(spelled) !== null ? [languageOf(spelled), ...fitting] : fitting;
}

/** A code as BCP 47 spells it; null for what is none. */
function canonical(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

let kept: readonly Language[] | null = null;

/** @NOTE Made once, when somebody looks for one first: there are 676 codes to ask about. */
function allLanguages(): readonly Language[] {
  kept ??= [...twoLetterCodes(), ...VARIANTS]
    .filter((code) => canonical(code) === code && nameOf(code) !== null)
    .map(languageOf)
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  return kept;
}

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(97 + at));

const twoLetterCodes = (): readonly string[] =>
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

const VARIANTS = [
  ...["de-AT", "de-CH", "en-AU", "en-CA", "en-GB", "en-IE", "en-NZ", "en-US", "es-419", "es-AR"],
  ...["es-ES", "es-MX", "fr-BE", "fr-CA", "fr-CH", "gsw", "it-CH", "nl-BE", "pt-BR", "pt-PT"],
  ...["sr-Cyrl", "sr-Latn", "zh-Hans", "zh-Hant", "fil", "ckb", "hsb", "dsb", "fur", "ast"],
];
