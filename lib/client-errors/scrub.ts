/** Characters of a text that are never needed to understand an error: controls and reordering. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu;

const SECRET_WORDS =
  "pass(?:word|wd|phrase|code)?|pwd|secret|token|api[-_]?key|auth(?:orization)?|cookie|session|credential|otp|jwt";

/**
 * What is taken out, in this order, and what stands in its place. By shape alone: better one word
 * too many than a secret in a list that colleagues read.
 */
const RULES: readonly (readonly [RegExp, string | ((match: string) => string)])[] = [
  [/\bgh_[a-z]+_[\w-]+/gi, "[key]"],
  [/\beyJ[\w-]{4,}(?:\.[\w-]*)*/g, "[token]"],
  [/\b(Bearer|Basic|Digest)\s+[\w.~+/=-]+/gi, "$1 [token]"],
  [/(:\/\/)[^\s/@"'<>]{1,200}@/g, "$1"],
  [/(\/[^\s?#"'<>()]{0,300})[?#][^\s"'<>)]*/g, "$1"],
  [/[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,63}\.){1,8}[a-z]{2,}/gi, "[email]"],
  [
    new RegExp(
      `(["']?[\\w-]{0,40}(?:${SECRET_WORDS})[\\w-]{0,40}["']?\\s*[:=]\\s*)(?:"[^"]*"|'[^']*'|[^\\s,;&"')}\\]]+)`,
      "gi",
    ),
    "$1[secret]",
  ],
  [/\b[\da-f]{20,}\b/gi, "[secret]"],
  [/[\w+/-]{24,}={0,2}/g, (run) => (isRandom(run) ? "[secret]" : run)],
  [/\b\d(?:[ -]?\d){11,}\b/g, "[number]"],
];

/**
 * A text without what it should not hold — keys, tokens, addresses, values of passwords, queries —
 * and not longer than `length` characters.
 */
export function scrub(text: string, length: number): string {
  // @NOTE Cut first: what the patterns cost is bounded, and no secret is cut so that they miss it.
  const bounded = text.slice(0, length * 2).replaceAll(UNPRINTABLE, " ");
  const clean = RULES.reduce(
    (rest, [pattern, by]) =>
      typeof by === "string" ? rest.replaceAll(pattern, by) : rest.replaceAll(pattern, by),
    bounded,
  );
  return cut(clean.trim(), length);
}

/** A run of base64: upper and lower case and digits mixed, unlike words and paths. */
const isRandom = (run: string): boolean =>
  run
    .split("/")
    .some(
      (part) =>
        part.length >= 16 && /[A-Z]/.test(part) && /[a-z]/.test(part) && /\d.*\d/.test(part),
    );

/** @NOTE Not between the halves of a surrogate pair: PostgreSQL takes whole characters alone. */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
