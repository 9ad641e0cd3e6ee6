import { z } from "zod";
import { collectionSlugSchema } from "@/lib/content/entry-data.ts";

const DAY = 24 * 60;

/** What every link names. */
const shared = {
  collection: collectionSlugSchema,
  entry: z.uuid(),
};

const minutes = (most: number) =>
  z
    .int()
    .min(5, "At least five minutes.")
    .max(most, `At most ${most / DAY} days.`);

/** What a preview link is made of. */
export const previewLinkInput = z.strictObject({ ...shared, minutes: minutes(30 * DAY) });

/** What a share link is made of. */
export const shareLinkInput = z.strictObject({
  ...shared,
  minutes: minutes(365 * DAY),
  view: z.enum(["draft", "published"]).default("published"),
  /** How often it can be opened; null: any number of times. */
  mostUses: z
    .int()
    .min(1, "At least once.")
    .max(10_000, "At most 10,000.")
    .nullable()
    .default(null),
  password: z
    .string()
    .min(8, "At least 8 characters.")
    .max(128, "At most 128 characters.")
    .nullable()
    .default(null),
});

/** What is told once a link was made. */
export type MadeLink = {
  readonly id: string;
  readonly address: string;
  readonly expiresAt: Date;
};
