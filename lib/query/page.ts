import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { readCursor } from "./cursor.ts";
import type { Value } from "./filter.ts";
import type { ListQuestion } from "./question.ts";
import type { SortKey } from "./sort.ts";

const DEFAULT_SIZE = 25;
const LARGEST = 100;

/** How much of a list is wanted, and from where. */
export type Window = {
  readonly size: number;
  readonly from: readonly (Value | null)[] | null;
  /** `before`: the entries that lead up to the place, the nearest of them. */
  readonly side: "after" | "before";
};

/**
 * Reads `page[size]`, `page[after]` and `page[before]`.
 * @throws BadParameter for a size outside 1 to 100, both sides at once, a cursor of another list.
 */
export function parseWindow(
  { size, after, before }: Pick<ListQuestion, "size" | "after" | "before">,
  list: { seal: string; sort: readonly SortKey[] },
): Window {
  if (after !== null && before !== null) {
    throw new BadParameter("page[before]", "Ask for what comes after or before, not for both.");
  }
  const cursor = after ?? before;
  const side = before === null ? "after" : "before";
  const from = cursor === null ? null : readCursor(cursor, list);
  if (cursor !== null && from === null) {
    throw new BadParameter(`page[${side}]`, "This is no place in this list and order.");
  }
  return { size: sizeOf(size), from, side };
}

function sizeOf(raw: string | null): number {
  if (raw === null) return DEFAULT_SIZE;
  const size = /^\d{1,3}$/.test(raw) ? Number(raw) : 0;
  if (size >= 1 && size <= LARGEST) return size;
  throw new BadParameter("page[size]", `Give a number from 1 to ${LARGEST}.`);
}
