import { z } from "zod";
import { bareText, inline, isStorable, linkAttributes, shortText } from "./inline-schema.ts";
import { excessOf } from "./limits.ts";
import { imageUrl, URL_MAX } from "./safe-url.ts";

/**
 * Rich text as Tiptap and ProseMirror write it: `{ type: "doc", content: [...] }`. Each node and mark
 * that may occur is listed here with each of its attributes; anything else is refused, so a stored
 * document needs no cleaning when it is read. Attributes may be null, as an editor writes them.
 */

const direction = z.enum(["rtl", "ltr"]).nullish();
const pixels = z.number().int().min(1).max(10_000).nullish();
const span = z.number().int().min(1).max(100).nullish();

const flow = { dir: direction };
const block = { ...flow, textAlign: z.enum(["left", "center", "right", "justify"]).nullish() };
const flowAttributes = z.strictObject(flow).optional();

const paragraph = z.strictObject({
  type: z.literal("paragraph"),
  attrs: z.strictObject(block).optional(),
  content: inline,
});

const heading = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({ level: z.number().int().min(1).max(6), ...block }),
  content: inline,
});

const codeBlock = z.strictObject({
  type: z.literal("codeBlock"),
  attrs: z
    .strictObject({
      language: z
        .string()
        .regex(/^[\w+#.-]{1,40}$/)
        .nullish(),
      ...flow,
    })
    .optional(),
  content: z.array(bareText).optional(),
});

const horizontalRule = z.strictObject({ type: z.literal("horizontalRule") });

const image = z.strictObject({
  type: z.literal("image"),
  attrs: z.strictObject({
    src: z
      .string()
      .max(URL_MAX, { abort: true })
      .refine(isImage, "Only http, https and /… images are allowed."),
    alt: shortText.nullish(),
    title: shortText.nullish(),
    width: pixels,
    height: pixels,
    align: z.enum(["left", "center", "right"]).nullish(),
    /** Where a click on the image leads. */
    href: linkAttributes.shape.href.nullish(),
  }),
});

const blocks: z.ZodArray<z.ZodType<Block>> = z.array(z.lazy(() => blockSchema)).min(1);

const blockquote = z.strictObject({
  type: z.literal("blockquote"),
  attrs: flowAttributes,
  content: blocks,
});

const listItem = z.strictObject({
  type: z.literal("listItem"),
  attrs: flowAttributes,
  content: blocks.refine(startsWithParagraph, "A list item starts with a paragraph."),
});

const bulletList = z.strictObject({
  type: z.literal("bulletList"),
  attrs: flowAttributes,
  content: z.array(listItem).min(1),
});

const orderedListAttributes = z
  .strictObject({
    start: z.number().int().min(-1_000_000).max(1_000_000).nullish(),
    type: z.enum(["1", "a", "A", "i", "I"]).nullish(),
    ...flow,
  })
  .optional();
const orderedList = z.strictObject({
  type: z.literal("orderedList"),
  attrs: orderedListAttributes,
  content: z.array(listItem).min(1),
});

const cellAttributes = z
  .strictObject({
    colspan: span,
    rowspan: span,
    colwidth: z.array(z.number().int().min(0).max(10_000)).max(100).nullish(),
    ...flow,
  })
  .optional();
const cell = { attrs: cellAttributes, content: blocks };
const tableCell = z.strictObject({ type: z.literal("tableCell"), ...cell });
const tableHeader = z.strictObject({ type: z.literal("tableHeader"), ...cell });
const tableRow = z.strictObject({
  type: z.literal("tableRow"),
  content: z.array(z.discriminatedUnion("type", [tableCell, tableHeader])).min(1),
});
const table = z.strictObject({
  type: z.literal("table"),
  attrs: flowAttributes,
  content: z.array(tableRow).min(1),
});

const blockSchema: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("type", [
    paragraph,
    heading,
    codeBlock,
    horizontalRule,
    image,
    blockquote,
    bulletList,
    orderedList,
    table,
  ]),
);

const documentSchema = z.strictObject({ type: z.literal("doc"), content: blocks });

/** A whole rich text. Size and depth are checked before anything follows the nesting. */
export const richTextSchema = z
  .unknown()
  .superRefine((value, context) => {
    const excess = excessOf(value);
    if (excess !== null) context.addIssue({ code: "custom", message: excess, continue: false });
  })
  .pipe(documentSchema);

export type Paragraph = z.infer<typeof paragraph>;
export type Heading = z.infer<typeof heading>;
export type CodeBlock = z.infer<typeof codeBlock>;
export type Image = z.infer<typeof image>;

type FlowAttributes = z.infer<typeof flowAttributes>;
type CellAttributes = z.infer<typeof cellAttributes>;

export interface Blockquote {
  type: "blockquote";
  attrs?: FlowAttributes;
  content: Block[];
}
export interface ListItem {
  type: "listItem";
  attrs?: FlowAttributes;
  content: Block[];
}
export interface BulletList {
  type: "bulletList";
  attrs?: FlowAttributes;
  content: ListItem[];
}
export interface OrderedList {
  type: "orderedList";
  attrs?: z.infer<typeof orderedListAttributes>;
  content: ListItem[];
}
export interface Cell {
  type: "tableCell" | "tableHeader";
  attrs?: CellAttributes;
  content: Block[];
}
export interface Row {
  type: "tableRow";
  content: Cell[];
}
export interface Table {
  type: "table";
  attrs?: FlowAttributes;
  content: Row[];
}

export type Block =
  | Paragraph
  | Heading
  | CodeBlock
  | z.infer<typeof horizontalRule>
  | Image
  | Blockquote
  | BulletList
  | OrderedList
  | Table;

export type RichText = { type: "doc"; content: Block[] };

/** A rich text that says nothing. */
export const emptyRichText = (): RichText => ({ type: "doc", content: [{ type: "paragraph" }] });

function isImage(value: string): boolean {
  return imageUrl(value) === value && isStorable(value);
}

function startsWithParagraph(content: readonly Block[]): boolean {
  return content[0]?.type === "paragraph";
}
