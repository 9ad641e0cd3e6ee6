import { z } from "zod";
import { richTextSchema, emptyRichText } from "@/lib/richtext/schema.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { previewFrame, unkept } from "./preview-frame.ts";
import type { Previewed } from "./preview-page.ts";

const words = z.array(z.string().max(200)).max(100);

const input = z.strictObject({
  title: z.string().max(500),
  body: z.unknown(),
  tags: words,
  categories: words,
});

/** A post as it is being written; see `previewPage`. */
export const previewPost = defineQuery({
  action: "read-draft",
  fieldwise: true,
  collection: "posts",
  input,
  run: async ({ scope, input: { title, body, tags, categories } }): Promise<Previewed> => {
    const text = richTextSchema.safeParse(body);
    const { name, ...frame } = await previewFrame(scope, body);
    const data = {
      ...{ title, tags, categories, body: text.data ?? emptyRichText() },
      ...{ excerpt: "", author: null, sticky: false, secretNote: "" },
    };
    const left = text.success || body === null ? 0 : 1;
    return { name, left, content: { ...frame, kind: "post", entry: unkept(data) } };
  },
});
