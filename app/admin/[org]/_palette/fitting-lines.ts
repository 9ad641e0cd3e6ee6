import type { Line } from "./line.ts";

/**
 * The lines that fit what was typed, the best first: those whose name begins so, then those in which
 * each word begins one, then those that hold each word anywhere. All, where nothing was typed.
 */
export function fittingLines(lines: readonly Line[], typed: string): readonly Line[] {
  const words = wordsOf(typed);
  if (words.length === 0) return lines;
  const ranked = lines.map((line) => ({ line, rank: rankOf(line, words) }));
  return ranked
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ line }) => line);
}

function rankOf({ label, also }: Line, words: readonly string[]): number {
  const name = plain(label);
  if (name.startsWith(words.join(" "))) return 3;
  const own = [...wordsOf(label), ...wordsOf(also)];
  if (words.every((word) => own.some((one) => one.startsWith(word)))) return 2;
  return words.every((word) => name.includes(word)) ? 1 : 0;
}

const wordsOf = (text: string): readonly string[] => plain(text).split(/\s+/).filter(Boolean);

/** @NOTE «café» is found by «cafe». */
const plain = (text: string): string =>
  text.trim().toLocaleLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
