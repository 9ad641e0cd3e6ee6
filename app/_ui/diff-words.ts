export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** Above this many comparisons a changed middle is shown as one removal and one addition. */
const budget = 1_000_000;

/**
 * What changed between two texts, word by word: the parts joined without the removed give `after`,
 * without the added `before`. Neighbours of one kind are one part.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const old = split(before);
  const fresh = split(after);
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  ) {
    end += 1;
  }
  const oldMiddle = old.slice(start, old.length - end);
  const freshMiddle = fresh.slice(start, fresh.length - end);
  return merge([
    ...old.slice(0, start).map(part("same")),
    ...diffMiddle(oldMiddle, freshMiddle),
    ...old.slice(old.length - end).map(part("same")),
  ]);
}

function diffMiddle(old: readonly string[], fresh: readonly string[]): DiffPart[] {
  if (old.length * fresh.length > budget) {
    return [...old.map(part("removed")), ...fresh.map(part("added"))];
  }
  const common = commonLengths(old, fresh);
  const width = fresh.length + 1;
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    const left = old[i];
    const right = fresh[j];
    if (left !== undefined && left === right) {
      parts.push({ kind: "same", text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || below(i, j) >= beside(i, j))) {
      parts.push({ kind: "removed", text: left });
      i += 1;
    } else if (right !== undefined) {
      parts.push({ kind: "added", text: right });
      j += 1;
    }
  }
  return parts;

  function below(row: number, column: number): number {
    return common[(row + 1) * width + column] ?? 0;
  }
  function beside(row: number, column: number): number {
    return common[row * width + column + 1] ?? 0;
  }
}

/** The lengths of the longest common subsequences of all suffixes, row by row. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint32Array {
  const width = fresh.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      table[at] =
        old[i] === fresh[j]
          ? (table[at + width + 1] ?? 0) + 1
          : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0);
    }
  }
  return table;
}

function merge(parts: readonly DiffPart[]): DiffPart[] {
  const merged: DiffPart[] = [];
  for (const { kind, text } of parts) {
    const last = merged.at(-1);
    if (last?.kind === kind) last.text += text;
    else merged.push({ kind, text });
  }
  return merged;
}

function split(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];
}

function part(kind: DiffPart["kind"]) {
  return (text: string): DiffPart => ({ kind, text });
}
