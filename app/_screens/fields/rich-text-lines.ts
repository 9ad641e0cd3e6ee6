import type { Inline, Mark } from "@/lib/richtext/inline-schema.ts";
import type { Block, RichText } from "@/lib/richtext/schema.ts";

/**
 * A rich text as lines for comparison. Unlike plain text it shows what the words are: headings,
 * lists, links and emphasis carry signs, so that a change of them alone is seen too.
 */
export const linesOfRichText = (doc: RichText): string => linesOf(doc.content, "").join("\n");

const linesOf = (blocks: readonly Block[], before: string): string[] =>
  blocks.flatMap((block) => linesOfBlock(block, before));

function linesOfBlock(block: Block, before: string): string[] {
  switch (block.type) {
    case "paragraph":
      return [`${before}${aside(block.attrs)}${textOf(block.content)}`];
    case "heading":
      return [
        `${before}${"#".repeat(block.attrs.level)} ${aside(block.attrs)}${textOf(block.content)}`,
      ];
    case "codeBlock":
      return ["```", ...textOf(block.content).split("\n"), "```"].map((line) => before + line);
    case "horizontalRule":
      return [`${before}———`];
    case "image":
      return [
        `${before}[Image: ${block.attrs.src}${block.attrs.alt ? ` “${block.attrs.alt}”` : ""}]`,
      ];
    case "blockquote":
      return linesOf(block.content, `${before}> `);
    case "bulletList":
      return block.content.flatMap((item) => itemLines(item.content, before, "• "));
    case "orderedList":
      return block.content.flatMap((item, index) =>
        itemLines(item.content, before, `${(block.attrs?.start ?? 1) + index}. `),
      );
    case "table":
      return block.content.map((row) => {
        const cells = row.content.map((cell) => linesOf(cell.content, "").join(" "));
        return `${before}| ${cells.join(" | ")} |`;
      });
  }
}

function itemLines(content: readonly Block[], before: string, sign: string): string[] {
  const [first = "", ...rest] = linesOf(content, "");
  return [`${before}${sign}${first}`, ...rest.map((line) => `${before}  ${line}`)];
}

type Flow = { dir?: string | null | undefined; textAlign?: string | null | undefined };

/** Direction and alignment, where there is one. */
const aside = (attrs: Flow | undefined): string =>
  [attrs?.dir === "rtl" ? "right to left" : null, attrs?.textAlign]
    .filter((word) => word !== null && word !== undefined)
    .map((word) => `[${word}] `)
    .join("");

const textOf = (content: readonly Inline[] | undefined): string =>
  (content ?? [])
    .map((node) =>
      node.type === "hardBreak" ? "\n" : (node.marks ?? []).reduce(signed, node.text),
    )
    .join("");

const SIGNS = {
  bold: "**",
  italic: "*",
  underline: "__",
  strike: "~~",
  code: "`",
  subscript: "₍₎",
  superscript: "^",
  highlight: "==",
} as const;

function signed(text: string, mark: Mark): string {
  if (mark.type === "link") return `[${text}](${mark.attrs.href})`;
  const sign = SIGNS[mark.type];
  return `${sign}${text}${sign}`;
}
