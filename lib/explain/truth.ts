import type { Truth } from "./explanation.ts";

/** Whether all are so: one that is not decides, whatever the others are. */
export const allOf = (truths: readonly Truth[]): Truth => strongest(truths, ALL) ?? "yes";

/** Whether any is so: one that is decides, whatever the others are. */
export const anyOf = (truths: readonly Truth[]): Truth => strongest(truths, ANY) ?? "no";

const strongest = (truths: readonly Truth[], order: readonly Truth[]): Truth | undefined =>
  order.find((truth) => truths.includes(truth));

const ALL = ["no", "hidden", "person", "yes"] as const;
const ANY = ["yes", "hidden", "person", "no"] as const;
