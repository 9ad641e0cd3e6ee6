import { z } from "zod";
import { Invalid } from "@/lib/kernel/errors.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";
import { blockSchema } from "./blocks/block-schema.ts";
import { seoSchema } from "./seo.ts";

/** A draft may lack a title yet. */
export const draftTitle = z.string().trim().max(500, "At most 500 characters.");
const title = draftTitle.min(1, "Give it a title.");
/** A page of the website: a title and blocks in reading order. */
export const pageDataSchema = z.strictObject({
  title,
  blocks: z.array(blockSchema).max(200),
  seo: seoSchema.nullable().optional(),
});

/** A post: one body, and what lists show of it. `author` is the slug of an entry of `authors`. */
export const postDataSchema = z.strictObject({
  title,
  body: richTextSchema,
  excerpt: z.string().max(2_000),
  tags: z.array(z.string().max(200)).max(100),
  categories: z.array(z.string().max(200)).max(100),
  author: z.string().max(200).nullable(),
  sticky: z.boolean(),
  secretNote: z.string().max(2_000),
  seo: seoSchema.nullable().optional(),
});

export const authorDataSchema = z.strictObject({
  title,
  email: z.string().max(320),
  bio: z.string().max(5_000),
});

export type PageData = z.infer<typeof pageDataSchema>;
export type PostData = z.infer<typeof postDataSchema>;
export type AuthorData = z.infer<typeof authorDataSchema>;
export type EntryData = PageData | PostData | AuthorData;

const schemas = {
  pages: pageDataSchema,
  posts: postDataSchema,
  authors: authorDataSchema,
} as const;

export type ContentCollection = keyof typeof schemas;

export const contentCollectionSchema = z.enum(["pages", "posts", "authors"]);

/** Names any collection of content; whether it is there is known where an organization is. */
export const collectionSlugSchema = z.string().min(1).max(80);

/**
 * Checks what an entry of a collection holds.
 * @throws Invalid with the paths below `data`.
 */
export function parseEntryData(collection: ContentCollection, data: unknown): EntryData {
  const result = schemas[collection].safeParse(data);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    path: ["data", ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))],
    message: issue.message,
  }));
  throw new Invalid("Some of the content is not valid.", issues);
}
