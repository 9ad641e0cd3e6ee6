import type { Inline } from "./inline-schema.ts";
import type { Block, RichText } from "./schema.ts";

/**
 * What a rich text says, as plain text for search, excerpts and comparison: a line for each block, a
 * tab between the cells of a row. Marks, images and rules leave nothing behind.
 */
export function toText(richText: RichText): string {
  return linesOf(richText.content).join("\n");
}

const linesOf = (blocks: readonly Block[]): string[] => blocks.flatMap(linesOfBlock);

function linesOfBlock(block: Block): string[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return (block.content ?? []).map(textOf).join("").split("\n");
    case "codeBlock":
      return (block.content ?? [])
        .map((node) => node.text)
        .join("")
        .split("\n");
    case "blockquote":
      return linesOf(block.content);
    case "bulletList":
    case "orderedList":
      return block.content.flatMap((item) => linesOf(item.content));
    case "table":
      return block.content.map((row) =>
        row.content.map((cell) => linesOf(cell.content).join(" ")).join("\t"),
      );
    default:
      return [];
  }
}

const textOf = (node: Inline): string => (node.type === "text" ? node.text : "\n");
