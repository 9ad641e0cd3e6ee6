import type { JsonObject } from "@/lib/kernel/json.ts";
import type { ContentCollection } from "../entry-data.ts";

/** What an entry holds where whoever creates it says nothing; the title has no such value. */
export const BLANK_DATA: Readonly<Record<ContentCollection, JsonObject>> = {
  pages: { blocks: [], seo: null },
  posts: {
    body: { type: "doc", content: [{ type: "paragraph" }] },
    excerpt: "",
    tags: [],
    categories: [],
    author: null,
    sticky: false,
    secretNote: "",
    seo: null,
  },
  authors: { email: "", bio: "" },
};
