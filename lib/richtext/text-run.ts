import type { Style } from "./html-style.ts";
import type { Inline, Mark } from "./inline-schema.ts";
import { linkUrl } from "./safe-url.ts";
import type { Block } from "./schema.ts";

type Gap = { readonly kind: "none" | "space" | "break"; readonly marks: readonly Mark[] };

const NO_GAP: Gap = { kind: "none", marks: [] };

/** One line of text on its way into a paragraph, a heading or a code block. */
export class TextRun {
  readonly style: Style;
  private readonly content: Inline[] = [];
  private gap: Gap = NO_GAP;

  constructor(style: Style) {
    this.style = style;
  }

  /** Adds a word, after the space or break that was noted before it. */
  word(word: string, marks: readonly Mark[]): void {
    const last = this.content.at(-1);
    const { kind, marks: marksThere } = last?.type === "text" ? this.gap : NO_GAP;
    if (kind === "space") this.addText(" ", marksThere);
    if (kind === "break") this.addBreak(marksThere);
    this.gap = NO_GAP;
    this.addText(word, marks);
  }

  /** Notes a space or a break; it counts only when a word follows. */
  blank(kind: "space" | "break", marks: readonly Mark[]): void {
    if (this.gap.kind === "none" || kind === "break") this.gap = { kind, marks };
  }

  /** A break that the source asks for, unless the run has no text yet. Says whether one stood there. */
  lineBreak(marks: readonly Mark[]): "again" | "first" {
    const again = this.content.at(-1)?.type === "hardBreak";
    this.gap = NO_GAP;
    if (this.content.length > 0) this.addBreak(marks);
    return again ? "again" : "first";
  }

  /** Text as it stands, blanks and line breaks included. */
  verbatim(text: string, marks: readonly Mark[]): void {
    this.addText(text, marks);
  }

  /** The finished block; null when there is nothing in it to read. */
  toBlock(): Block | null {
    if (this.style.kind === "codeBlock") return this.toCodeBlock();
    while (this.content.at(-1)?.type === "hardBreak") this.content.pop();
    const hasText = this.content.some((node) => node.type === "text" && node.text.trim() !== "");
    if (!hasText) return null;
    const content = this.content.map(withoutEmptyMarks);
    const { kind, level, dir, textAlign } = this.style;
    const shared = {
      ...(dir === null ? {} : { dir }),
      ...(textAlign === null ? {} : { textAlign }),
    };
    if (kind === "heading") return { type: "heading", attrs: { level, ...shared }, content };
    const attrs = Object.keys(shared).length === 0 ? {} : { attrs: shared };
    return { type: "paragraph", ...attrs, content };
  }

  /** Makes the run a link when all it says is one web address. Says whether it did. */
  linkIfAddress(): boolean {
    const [only, ...others] = this.content;
    if (only?.type !== "text" || others.length > 0 || (only.marks ?? []).length > 0) return false;
    const href = /^https?:\/\/\S+$/i.test(only.text) ? linkUrl(only.text) : null;
    if (href === null || this.style.kind === "codeBlock") return false;
    only.marks = [{ type: "link", attrs: { href } }];
    return true;
  }

  private addBreak(marks: readonly Mark[]): void {
    this.content.push({ type: "hardBreak", marks: marks as Mark[] });
  }

  private addText(text: string, marks: readonly Mark[]): void {
    const last = this.content.at(-1);
    if (last?.type === "text" && last.marks === marks) {
      last.text += text;
    } else {
      this.content.push({ type: "text", text, marks: marks as Mark[] });
    }
  }

  private toCodeBlock(): Block | null {
    const whole = this.content.map((node) => (node.type === "text" ? node.text : "\n")).join("");
    const text = whole.replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd();
    if (text === "") return null;
    const { language, dir } = this.style;
    const given = { ...(language === null ? {} : { language }), ...(dir === null ? {} : { dir }) };
    const attrs = Object.keys(given).length === 0 ? {} : { attrs: given };
    return { type: "codeBlock", ...attrs, content: [{ type: "text", text }] };
  }
}

function withoutEmptyMarks(node: Inline): Inline {
  if ((node.marks ?? []).length > 0) return node;
  return node.type === "text" ? { type: "text", text: node.text } : { type: "hardBreak" };
}
