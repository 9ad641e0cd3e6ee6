import type { Block, RichText } from "./schema.ts";
import { toText } from "./to-text.ts";

/** Whether there is anything to be read or seen in a rich text. */
export const saysSomething = (richText: RichText): boolean =>
  toText(richText).trim() !== "" || richText.content.some(showsImage);

function showsImage(block: Block): boolean {
  switch (block.type) {
    case "image":
      return true;
    case "blockquote":
      return block.content.some(showsImage);
    case "bulletList":
    case "orderedList":
      return block.content.some((item) => item.content.some(showsImage));
    case "table":
      return block.content.some((row) => row.content.some((cell) => cell.content.some(showsImage)));
    default:
      return false;
  }
}
