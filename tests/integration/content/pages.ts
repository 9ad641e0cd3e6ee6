import type { PageData } from "@/lib/content/entry-data.ts";
import { newId } from "@/lib/kernel/ids.ts";

/** A page with one paragraph that repeats its title. */
export const pageOf = (title: string): PageData => ({
  title,
  blocks: [
    {
      id: newId(),
      kind: "richText",
      doc: {
        type: "doc",
        content: [{ type: "paragraph", content: [{ type: "text", text: title }] }],
      },
    },
  ],
});
