import { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";
import {
  authorDataSchema,
  draftTitle,
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

type Told = Pick<CollectionModel, "name" | "icon" | "summary"> & { readonly content: z.ZodObject };

function modelOf(slug: ContentCollection, { content, ...told }: Told): [string, CollectionModel] {
  const blank = BLANK_DATA[slug];
  const model = {
    ...{ ...common, ...told, slug, blank, fields: ENTRY_MODELS[slug] },
    content: content as unknown as z.ZodType<JsonObject>,
    translation: content as unknown as z.ZodType<JsonObject>,
    draft: draftOf(content, blank) as unknown as z.ZodType<JsonObject>,
  };
  return [slug, model];
}

/** @NOTE All that these must have is a title. */
function draftOf({ shape }: z.ZodObject, blank: JsonObject): z.ZodObject {
  const members = Object.entries({ ...shape, title: draftTitle }).map(([name, schema]) => [
    name,
    schema instanceof z.ZodOptional ? schema : (schema as z.ZodType).default(blank[name] ?? ""),
  ]);
  return z.strictObject(Object.fromEntries(members) as z.ZodRawShape);
}

/** The collections of every organization's website. */
export const BUILT_IN_MODELS: ReadonlyMap<string, CollectionModel> = new Map([
  modelOf("pages", {
    ...{ name: "Pages", icon: "file-text", content: pageDataSchema },
    summary: "A page of the website: a title and blocks in reading order.",
  }),
  modelOf("posts", {
    ...{ name: "Posts", icon: "newspaper", content: postDataSchema },
    summary: "A post: one text with what lists show of it.",
  }),
  modelOf("authors", {
    ...{ name: "Authors", icon: "pen-line", content: authorDataSchema },
    summary: "Somebody who writes posts.",
  }),
]);
