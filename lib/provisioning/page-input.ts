import { z } from "zod";

/** How many resources one page holds at most. */
export const MOST_RESULTS = 200;

/** A page as SCIM asks for it (RFC 7644 §3.4.2.4): counted from 1, out of bounds brought into them. */
export const pageInput = z.strictObject({
  filter: z.string().nullable(),
  startIndex: z.int(),
  count: z.int(),
});

export type PageQuestion = z.infer<typeof pageInput>;

/** Rows to pass over, and how many to take. */
export const windowOf = ({ startIndex, count }: PageQuestion) => ({
  offset: Math.min(Math.max(startIndex, 1) - 1, 1_000_000),
  limit: Math.min(Math.max(count, 0), MOST_RESULTS),
});
