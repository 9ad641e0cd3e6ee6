import type { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";
import {
  authorDataSchema,
  pageDataSchema,
  postDataSchema,
  type ContentCollection,
} from "../entry-data.ts";
import { BLANK_DATA } from "../resource/blank-data.ts";
import { ENTRY_MODELS } from "../resource/entry-model.ts";
import type { CollectionModel } from "./collection-model.ts";

const common = {
  ...{ website: true, publishes: true, addressed: true, singleton: false },
  ...{ titleField: "title", definitions: null },
} as const;

const schemaOf = (schema: z.ZodType): z.ZodType<JsonObject> => schema as z.ZodType<JsonObject>;

const modelOf = (
  slug: ContentCollection,
  told: Pick<CollectionModel, "name" | "icon" | "summary" | "content">,
): [string, CollectionModel] => [
  slug,
  { ...common, ...told, slug, fields: ENTRY_MODELS[slug], blank: BLANK_DATA[slug] },
];

/** The collections of every organization's website. */
export const BUILT_IN_MODELS: ReadonlyMap<string, CollectionModel> = new Map([
  modelOf("pages", {
    ...{ name: "Pages", icon: "file-text", content: schemaOf(pageDataSchema) },
    summary: "A page of the website: a title and blocks in reading order.",
  }),
  modelOf("posts", {
    ...{ name: "Posts", icon: "newspaper", content: schemaOf(postDataSchema) },
    summary: "A post: one text with what lists show of it.",
  }),
  modelOf("authors", {
    ...{ name: "Authors", icon: "pen-line", content: schemaOf(authorDataSchema) },
    summary: "Somebody who writes posts.",
  }),
]);
