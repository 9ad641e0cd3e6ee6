/** A search engine's line: so many characters at most, whole words. */
export function clip(text: string, most = 160): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/\s+\S*$/, "")}…`;
}

/** What stands in a list, for whoever looks at one line about it. */
export const namesOf = (titles: readonly string[]): string =>
  clip(titles.filter((title) => title !== "").join(" · "));
