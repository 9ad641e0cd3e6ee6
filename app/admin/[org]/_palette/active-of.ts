import type { Line } from "./line.ts";

/**
 * Where the line is that somebody walked to, whatever came before it since; the first where they
 * walked to none or it is gone. -1: there is none at all.
 */
export function activeOf(lines: readonly Line[], walkedTo: string | null): number {
  if (lines.length === 0) return -1;
  return Math.max(
    0,
    lines.findIndex(({ key }) => key === walkedTo),
  );
}
