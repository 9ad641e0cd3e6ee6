import { expect } from "vitest";
import { DEPTH } from "./hold-for.ts";

/**
 * Decisions that each file of `tests/integration/access` makes at least, in `npm test`: fifty
 * thousand together, and a million in `npm run test:deep`. One decision is one verdict about one
 * who asks, one entry, and one action or field.
 */
export const DECISIONS = {
  "lists-and-entries": 36_000,
  questions: 12_000,
  paths: 5_000,
  writes: 150,
} as const;

let made = 0;

/** Counts verdicts in which the engine and the model agreed. */
export function decided(count: number): void {
  made += count;
}

/** Sees that a file has made as many decisions as it is counted on for. */
export function expectDecisions(file: keyof typeof DECISIONS): void {
  if (DEPTH > 1) process.stdout.write(`${made} decisions in ${file}\n`);
  const all = Object.values(DECISIONS).reduce((sum, count) => sum + count, 0);
  expect(all).toBeGreaterThanOrEqual(50_000);
  expect(made).toBeGreaterThanOrEqual(DECISIONS[file] * DEPTH);
}
