import type { Block, RichText } from "@/lib/richtext/schema.ts";
import type { DemoImage } from "./content.ts";

const paragraph = (text: string): Block => ({
  type: "paragraph",
  content: [{ type: "text", text }],
});

const heading = (text: string): Block => ({
  type: "heading",
  attrs: { level: 2 },
  content: [{ type: "text", text }],
});

const list = (items: readonly string[]): Block => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});

/**
 * A document from lines: `## ` starts a heading, `- ` an item of a list, anything else a paragraph. An image stands after the first.
 */
export function documentOf(lines: readonly string[], image?: DemoImage): RichText {
  const content: Block[] = [];
  let items: string[] = [];
  const closeList = () => {
    if (items.length > 0) content.push(list(items));
    items = [];
  };
  for (const line of lines) {
    if (line.startsWith("- ")) {
      items.push(line.slice(2));
      continue;
    }
    closeList();
    content.push(line.startsWith("## ") ? heading(line.slice(3)) : paragraph(line));
  }
  closeList();
  const picture: Block[] = image === undefined ? [] : [{ type: "image", attrs: { ...image } }];
  return { type: "doc", content: content.toSpliced(1, 0, ...picture) };
}
