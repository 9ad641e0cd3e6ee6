import type { SiteField } from "@/lib/content/site-collection.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";
import { toText } from "@/lib/richtext/to-text.ts";

/** What the long texts among fields say, for excerpts and search engines. */
export const wordsOf = (fields: readonly SiteField[]): string =>
  fields
    .map(({ definition: { kind }, value }) => {
      if (kind === "long-text" && typeof value === "string") return value;
      const text = kind === "rich-text" ? richTextSchema.safeParse(value) : null;
      return text?.success === true ? toText(text.data) : "";
    })
    .filter((words) => words !== "")
    .join(" ");
