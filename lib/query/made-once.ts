import { LRUCache } from "lru-cache";
import { MOST_KEPT, sizeKept } from "@/lib/tenancy/kept-rows.ts";
import type { Row } from "./read-rows.ts";

type Made = {
  readonly question: object;
  readonly rows: readonly (readonly Row[])[];
  readonly answer: unknown;
};

/**
 * Answers by the rows that they are made of in the first place.
 * @NOTE They hold all of their rows, also those that are kept no more: a short list may include long entries.
 */
const made = new LRUCache<readonly Row[], Made>({
  maxSize: MOST_KEPT,
  maxEntrySize: MOST_KEPT / 16,
});

/**
 * What is made of rows for a question; of the very same rows for the very same question, as they are
 * kept between requests, it is the same object as before.
 * @param rows of each statement, in its order.
 */
export function madeOnce<Answer>(
  question: object,
  rows: readonly (readonly Row[])[],
  make: () => Answer,
): Answer {
  const [first = []] = rows;
  const known = made.get(first);
  const isSame =
    known?.question === question &&
    known.rows.length === rows.length &&
    known.rows.every((one, at) => one === rows[at]);
  if (isSame) return known.answer as Answer;
  const answer = make();
  const size = sizeOf(rows);
  if (size !== null) made.set(first, { question, rows, answer }, { size });
  return answer;
}

/** Null: some of them come no second time. */
function sizeOf(rows: readonly (readonly Row[])[]): number | null {
  let size = 100;
  for (const some of rows) {
    const own = some.length === 0 ? (sizeKept(some) ?? 16) : sizeKept(some);
    if (own === undefined) return null;
    size += own;
  }
  return size;
}
