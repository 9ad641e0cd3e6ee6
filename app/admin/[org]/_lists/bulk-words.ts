import type { Deed } from "./bulk-deed.ts";

type Words = {
  /** On the button. */
  readonly verb: string;
  readonly doing: string;
  /** After a number of entries. */
  readonly done: string;
  /** Asked before it is done; null: it is done at once. */
  readonly asks: string | null;
  readonly tone: "danger" | "primary";
};

/** What is said of each deed on many entries. */
export const BULK_WORDS: Readonly<Record<Deed, Words>> = {
  publish: {
    ...{ verb: "Publish", doing: "Publishing", done: "published", tone: "primary" },
    asks: "Visitors see each of them as it is drafted now.",
  },
  unpublish: {
    ...{ verb: "Unpublish", doing: "Unpublishing", done: "unpublished", tone: "danger" },
    asks: "Visitors get «not found» at their addresses at once. The drafts stay.",
  },
  bin: {
    ...{
      verb: "Move to bin",
      doing: "Moving to the bin",
      done: "moved to the bin",
      tone: "danger",
    },
    asks: "They can be restored from there. What visitors see of them goes at once.",
  },
  unbin: {
    ...{ verb: "Restore", doing: "Restoring", done: "restored", tone: "primary" },
    asks: null,
  },
  delete: {
    ...{ verb: "Delete for good", doing: "Deleting", done: "deleted for good", tone: "danger" },
    asks: "They go with all of their versions, and nobody can bring them back.",
  },
};

/** «1 entry», «1,240 entries», «1,000+ entries». */
export function entriesText(count: number, more: "" | "+" = ""): string {
  const number = new Intl.NumberFormat("en").format(count);
  return `${number}${more} ${count === 1 && more === "" ? "entry" : "entries"}`;
}
