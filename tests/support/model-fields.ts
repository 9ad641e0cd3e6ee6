import type { ModelCollection } from "./reference-model.ts";

/** @NOTE Nothing in these worlds is to be published later. */
export const SCHEDULE: readonly string[] = ["publishAt", "unpublishAt", "scheduleFailure"];
const STANDING = ["status", "createdAt", "updatedAt", "publishedAt", ...SCHEDULE];

/** Fields that answers show of an entry, in no order. */
export const MODEL_FIELDS: Readonly<Record<ModelCollection, readonly string[]>> = {
  posts: [
    ...["title", "slug", "body", "excerpt", "tags", "categories", "sticky", "secretNote", "seo"],
    ...["author", ...STANDING],
  ],
  authors: ["title", "slug", "email", "bio", ...STANDING],
};
