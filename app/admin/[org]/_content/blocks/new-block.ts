import type { Block } from "@/lib/content/entry-data.ts";
import { emptyRichText } from "@/lib/richtext/schema.ts";

/** A block that holds nothing yet. */
export function newBlock(kind: Block["kind"]): Block {
  const id = crypto.randomUUID();
  return kind === "richText"
    ? { id, kind, doc: emptyRichText() }
    : { id, kind, url: "", alt: "", caption: "" };
}
