import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription } from "@/lib/query/field.ts";
import {
  authorDataSchema,
  draftTitle,
  pageDataSchema,
  postDataSchema,
  type ContentCollection,
} from "../entry-data.ts";
import { seoSchema } from "../seo.ts";
import { slugSchema } from "../slug.ts";

/** Names of fields and what is true of them, in the order in which they are shown. */
export type EntryModel = ReadonlyMap<string, FieldDescription>;

const { blocks } = pageDataSchema.shape;
const post = postDataSchema.shape;
const author = authorDataSchema.shape;

/** What one writes to publish, or to take off the website. */
export const writableStatus = z.enum(["draft", "published"]);

/** What the status of an entry can be. */
export const STATUSES = ["draft", "scheduled", "published", "changed"] as const;

const readOnly = { access: "read-only" } as const;
const kept = { nullable: true } as const;

const moment = z.iso.datetime({ offset: true }).nullable();

/**
 * When an entry will be published and taken off, and why it was not: of the draft, as published they
 * are null. Whoever may publish writes the times, apart from everything else.
 */
export const SCHEDULE_FIELDS: readonly [string, FieldDescription][] = [
  ["publishAt", describeField("instant", moment, kept)],
  ["unpublishAt", describeField("instant", moment, kept)],
  ["scheduleFailure", describeField("text", z.string(), { ...readOnly, ...kept, sortable: false })],
];

const slug = describeField("text", slugSchema);
const entryTitle = describeField("text", draftTitle, kept);
const id = describeField("id", z.uuid(), readOnly);
const standing: readonly [string, FieldDescription][] = [
  ["status", describeField("text", writableStatus, { choices: STATUSES })],
  ["createdAt", describeField("instant", z.iso.datetime(), readOnly)],
  ["updatedAt", describeField("instant", z.iso.datetime(), { ...readOnly, ...kept })],
  ["publishedAt", describeField("instant", z.iso.datetime(), { ...readOnly, ...kept })],
  ...SCHEDULE_FIELDS,
];

/** @NOTE What an answer holds is whole; what is written may leave parts out. */
const seo = describeField("json", seoSchema.nullable(), kept);

const relation = (to: string) =>
  describeField("id", z.uuid().nullable(), { to, nullable: true, sortable: false });

/** The fields of every entry's collection; names cannot be `type`, and `id` is no attribute. */
export const ENTRY_MODELS: Readonly<Record<ContentCollection, EntryModel>> = {
  pages: new Map([
    ["id", id],
    ["title", entryTitle],
    ["slug", slug],
    ["blocks", describeField("json", blocks)],
    ["seo", seo],
    ["position", describeField("integer", z.int().min(0).max(1_000_000))],
    ["parent", relation("pages")],
    ...standing,
  ]),
  posts: new Map([
    ["id", id],
    ["title", entryTitle],
    ["slug", slug],
    ["body", describeField("json", post.body)],
    ["excerpt", describeField("text", post.excerpt, { ...kept, sortable: false })],
    ["tags", describeField("text-list", post.tags, kept)],
    ["categories", describeField("text-list", post.categories, kept)],
    ["sticky", describeField("boolean", post.sticky, kept)],
    ["secretNote", describeField("text", post.secretNote, { ...kept, sortable: false })],
    ["seo", seo],
    ["author", relation("authors")],
    ...standing,
  ]),
  authors: new Map([
    ["id", id],
    ["title", entryTitle],
    ["slug", slug],
    ["email", describeField("text", author.email, kept)],
    ["bio", describeField("text", author.bio, { ...kept, sortable: false })],
    ...standing,
  ]),
};
