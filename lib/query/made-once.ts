import type { Row } from "./read-rows.ts";

type Made = {
  readonly question: object;
  readonly rows: readonly (readonly Row[])[];
  readonly answer: unknown;
};

/** Answers by the rows that they are made of in the first place. */
const made = new WeakMap<readonly Row[], Made>();

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
  made.set(first, { question, rows, answer });
  return answer;
}
