const DELIMITERS = [",", ";", "\t", "|"] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/**
 * What stands between the cells of a table: the sign that its first lines have the same number of, and
 * of several the one they have more of. Signs within quotes do not count.
 */
export function detectDelimiter(start: string): Delimiter {
  const lines = linesOutsideQuotes(start).slice(0, 20);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(lines, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function scoreOf(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const [first = 0] = counts;
  const alike = counts.filter((count) => count === first).length / Math.max(counts.length, 1);
  return first * alike;
}

/** @NOTE The last line may be cut off; it is left out where there are others. */
function linesOutsideQuotes(start: string): string[] {
  const bare = start.replaceAll(/"(?:[^"]|"")*"/g, "");
  const lines = bare.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  return lines.length > 1 ? lines.slice(0, -1) : lines;
}
