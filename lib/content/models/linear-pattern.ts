import { RE2JS } from "re2js";

/** Longest pattern kept, in characters, and the most steps that one may be made of. */
const MOST = { characters: 300, steps: 1_000 } as const;

/**
 * What a pattern asks of a text: that it fits as a whole. Patterns are RE2's, so that the time one takes
 * grows with the text and no faster, whoever wrote it (https://github.com/google/re2/wiki/Syntax); null
 * for what is no such pattern, or one that is too long.
 */
export function linearPattern(pattern: string): ((text: string) => boolean) | null {
  if (pattern.length > MOST.characters) return null;
  try {
    const compiled = RE2JS.compile(pattern);
    return compiled.programSize() > MOST.steps ? null : (text) => compiled.testExact(text);
  } catch {
    return null;
  }
}
