import type { PageData, PostData } from "@/lib/content/entry-data.ts";
import { toText } from "@/lib/richtext/to-text.ts";

/** All of a page as plain text, for the clipboard. */
export function textOfPage({ title, blocks }: PageData): string {
  const parts = blocks.map((block) =>
    block.kind === "richText"
      ? toText(block.doc)
      : [block.url, block.alt, block.caption].filter(Boolean).join("\n"),
  );
  return [title, ...parts].join("\n\n");
}

/** All of a post as plain text, for the clipboard. */
export const textOfPost = ({ title, excerpt, body }: PostData): string =>
  [title, excerpt, toText(body)].filter(Boolean).join("\n\n");
