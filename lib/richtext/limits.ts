/**
 * What one rich text may hold. Depth counts nodes from the document (1) down to a text; a list costs
 * two levels, so about fourteen lists may nest. A reader further in may recurse without fear.
 */
export const RICH_TEXT_LIMITS = {
  depth: 32,
  nodes: 20_000,
  /** UTF-16 units of all texts together. */
  characters: 500_000,
} as const;

/**
 * Why a value of unknown shape exceeds the limits of a rich text; null when it does not. Walks with
 * its own stack, so that a value nested a hundred thousand levels deep is refused, not followed.
 */
export function excessOf(value: unknown): string | null {
  const waiting: { node: unknown; depth: number }[] = [{ node: value, depth: 1 }];
  let nodes = 0;
  let characters = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    nodes += 1;
    characters += textLength(next.node);
    const excess = firstExcess({ depth: next.depth, nodes, characters });
    if (excess !== null) return excess;
    for (const child of childrenOf(next.node)) waiting.push({ node: child, depth: next.depth + 1 });
  }
  return null;
}

function firstExcess(found: { depth: number; nodes: number; characters: number }): string | null {
  const { depth, nodes, characters } = RICH_TEXT_LIMITS;
  if (found.depth > depth) return `The text is nested deeper than ${depth} levels.`;
  if (found.nodes > nodes) return `The text has more than ${nodes} parts.`;
  if (found.characters > characters) return `The text is longer than ${characters} characters.`;
  return null;
}

const childrenOf = (node: unknown): readonly unknown[] =>
  isRecord(node) && Array.isArray(node["content"]) ? (node["content"] as unknown[]) : [];

const textLength = (node: unknown): number =>
  isRecord(node) && typeof node["text"] === "string" ? node["text"].length : 0;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
