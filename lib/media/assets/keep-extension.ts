/** As many characters as a name has at most. */
export const NAME_MAX = 200;

/** A new name for a file that still ends as what its bytes were found to be. */
export function keepExtension(name: string, present: string): string {
  const ending = extensionOf(present);
  const isThere = name.toLowerCase().endsWith(ending.toLowerCase());
  const end = isThere ? name.slice(name.length - ending.length) : ending;
  const stem = isThere ? name.slice(0, name.length - ending.length) : name;
  return `${cut(stem, NAME_MAX - end.length)}${end}`;
}

/**
 * A name that a file may have here, whatever it was sent or found with: without slashes and control
 * characters, and not too long for its ending to be whole.
 */
export function allowedName(name: string): string {
  const plain = name.replace(/[/\\\p{Cc}]/gu, "-").trim();
  return keepExtension(plain === "" ? "file" : plain, plain);
}

/** With its dot; empty without one. */
export const extensionOf = (filename: string): string =>
  /\.[A-Za-z0-9]{1,10}$/.exec(filename)?.[0] ?? "";

/** @NOTE No half of a character stays at the end. */
const cut = (text: string, length: number): string =>
  text.length <= length
    ? text
    : text
        .slice(0, length)
        .replace(/[\uD800-\uDBFF]$/, "")
        .trimEnd();
