import type { Handler } from "htmlparser2";
import { TooLarge } from "@/lib/kernel/errors.ts";
import { type Change, ChangeCount } from "./change-count.ts";
import { DocumentBuilder } from "./document-builder.ts";
import {
  containerOf,
  type ContainerType,
  DROPPED,
  isBlockElement,
  MARK_OF,
  MEDIA,
  SILENT,
} from "./html-elements.ts";
import { imageFrom } from "./html-image.ts";
import {
  type Attribs,
  containerAttributes,
  languageOf,
  rootStyle,
  type Style,
  styleInside,
} from "./html-style.ts";
import type { Mark } from "./inline-schema.ts";
import { imageUrl, linkUrl } from "./safe-url.ts";
import type { RichText } from "./schema.ts";
import { TextRun } from "./text-run.ts";

/** More elements than this inside one another are nobody's writing. */
const OPEN_MAX = 2000;

const BACKGROUND = /background(?:-image)?\s{0,9}:[^;]{0,99}url\(/i;

/** What was as it is again when an element ends. */
type Opened = { marks: readonly Mark[]; style: Style; end: () => void };

/** Follows the events of an HTML parser and grows a rich text from them. */
export class HtmlReader implements Partial<Handler> {
  private readonly builder = new DocumentBuilder();
  private readonly opened: Opened[] = [];
  private readonly changes = new ChangeCount();
  private marks: readonly Mark[] = [];
  private style: Style;
  private run: TextRun | null = null;
  private dropping = 0;

  constructor(newlines: "blank" | "split") {
    this.style = rootStyle(newlines);
  }

  finish(): { doc: RichText; changes: readonly Change[] } {
    this.endBlock();
    return { doc: this.builder.finish(), changes: this.changes.list() };
  }

  onopentag(name: string, attribs: Record<string, string>): void {
    if (this.opened.length > OPEN_MAX) throw new TooLarge("The HTML nests too many elements.");
    const opened: Opened = { marks: this.marks, style: this.style, end: () => undefined };
    this.opened.push(opened);
    if (this.dropping === 0) opened.end = this.enter(name, attribs);
  }

  onclosetag(): void {
    const opened = this.opened.pop();
    if (opened === undefined) return;
    opened.end();
    this.marks = opened.marks;
    this.style = opened.style;
  }

  ontext(text: string): void {
    if (this.dropping > 0) return;
    if (this.style.newlines === "keep") return this.verbatim(text);
    for (const token of text.match(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g) ?? []) {
      if (/^[ \t\n\r\f]/.test(token)) this.blank(token);
      else this.runHere().word(token, this.marks);
    }
  }

  oncomment(comment: string): void {
    if (this.dropping > 0) return;
    const content = comment.trim();
    const block = /^wp:([\w/-]+)[^]*\/$/.exec(content)?.[1];
    if (block !== undefined) {
      this.changes.add(`block “${block}” dropped, it has no content of its own`);
    } else if (content === "nextpage") {
      this.endBlock();
      this.builder.append({ type: "horizontalRule" });
      this.changes.add("page break turned into a rule");
    } else if (/^more\b/.test(content)) {
      this.endBlock();
      this.changes.add("“more” marker dropped");
    } else if (!/^\/?wp:/.test(content)) {
      this.changes.add("comment dropped");
    }
  }

  onprocessinginstruction(): void {
    if (this.dropping === 0) this.changes.add("processing instruction dropped");
  }

  /** Takes in the start of an element; returns what its end does. */
  private enter(name: string, attribs: Attribs): () => void {
    if (MEDIA.has(name)) this.media(name, attribs);
    if (DROPPED.has(name)) return this.drop(name);
    this.mark(name, attribs);
    const container = containerOf(name, attribs["class"] ?? "");
    const isBlock = isBlockElement(name);
    if (isBlock) {
      if (BACKGROUND.test(attribs["style"] ?? "")) this.changes.add("background image dropped");
      this.endBlock();
      this.style = styleInside(this.style, name, attribs);
    }
    if (container !== undefined) return this.container(container, name, attribs);
    if (name === "dl") this.changes.add("definition list turned into paragraphs");
    if (name === "caption") return this.caption();
    if (isBlock) return this.endBlock;
    return this.inline(name, attribs);
  }

  private inline(name: string, attribs: Attribs): () => void {
    if (name === "br") this.lineBreak();
    else if (name === "hr") this.block({ type: "horizontalRule" });
    else if (name === "img") this.image(attribs);
    else if (name === "code" && this.style.kind === "codeBlock") this.language(attribs);
    else if (name === "q") return this.quotation();
    else if (!MARK_OF.has(name) && !SILENT.has(name) && !MEDIA.has(name)) {
      this.changes.add(`<${name.slice(0, 40)}> unwrapped`);
    }
    return () => undefined;
  }

  private drop(name: string): () => void {
    if (name !== "iframe") this.changes.add(`<${name}> and what was in it dropped`);
    this.dropping += 1;
    return () => {
      this.dropping -= 1;
    };
  }

  private mark(name: string, attribs: Attribs): void {
    const type = MARK_OF.get(name);
    if (type !== undefined) this.addMark({ type });
    if (name !== "a" || attribs["href"] === undefined) return;
    const href = linkUrl(attribs["href"]);
    if (href === null) {
      this.changes.add("link without a safe address unwrapped");
    } else {
      const title = attribs["title"]?.slice(0, 2000);
      this.addMark({ type: "link", attrs: { href, ...(title ? { title } : {}) } });
    }
  }

  private addMark(mark: Mark): void {
    this.marks = [...this.marks.filter((other) => other.type !== mark.type), mark];
  }

  private container(type: ContainerType, name: string, attribs: Attribs): () => void {
    const attrs = { ...containerAttributes(name, attribs), dir: this.style.dir };
    const depth = this.builder.open(type, type === "tableRow" ? {} : attrs);
    if (depth === null) this.changes.add("nesting flattened, it was too deep");
    else if (type !== "tableRow") this.style = { ...this.style, dir: null };
    return () => {
      this.endBlock();
      if (depth !== null) this.builder.closeTo(depth);
    };
  }

  private caption(): () => void {
    const back = this.builder.setTableAside();
    return () => {
      this.endBlock();
      back?.();
    };
  }

  private quotation(): () => void {
    this.changes.add("quotation marks of <q> written out");
    this.ontext("“");
    return () => {
      this.ontext("”");
    };
  }

  private image(attribs: Attribs): void {
    const link = this.marks.find((mark) => mark.type === "link");
    const read = imageFrom(attribs, this.style, link?.attrs.href ?? null);
    if (read.image !== null) this.block(read.image);
    else if (read.text !== "") this.ontext(read.text);
    if (read.change !== null) this.changes.add(read.change);
  }

  /** Something from elsewhere becomes a link to it, on a line of its own. */
  private media(name: string, attribs: Attribs): void {
    const given = attribs[MEDIA.get(name) ?? "src"];
    const href = imageUrl(given ?? "");
    if (href === this.style.media || (given ?? "") === "") return;
    if (href === null) return this.changes.add(`<${name}> without a safe address dropped`);
    this.endBlock();
    this.runHere().verbatim(href, [{ type: "link", attrs: { href } }]);
    this.endBlock();
    this.style = { ...this.style, media: href };
    this.changes.add(`<${name}> turned into a link`);
  }

  private language(attribs: Attribs): void {
    const language = languageOf(attribs);
    if (language !== null) this.style = { ...this.style, language };
  }

  private block(block: Parameters<DocumentBuilder["append"]>[0]): void {
    this.endBlock();
    this.builder.append(block);
  }

  private lineBreak(): void {
    if (this.style.newlines === "keep") return this.verbatim("\n");
    if (this.run?.lineBreak(this.marks) === "again" && this.style.newlines === "split")
      this.endBlock();
  }

  private verbatim(text: string): void {
    const dropped = this.marks.some((mark) => mark.type !== "code");
    if (dropped && text.trim() !== "") this.changes.add("formatting in preformatted text dropped");
    this.runHere().verbatim(text, []);
  }

  private blank(blank: string): void {
    const lines = this.style.newlines === "blank" ? 0 : blank.split("\n").length - 1;
    if (lines > 1 && this.style.newlines === "split") return this.endBlock();
    this.run?.blank(lines > 0 ? "break" : "space", this.marks);
  }

  private runHere(): TextRun {
    if (this.run === null) this.builder.makeRoomForBlock();
    this.run ??= new TextRun(this.style);
    return this.run;
  }

  private readonly endBlock = (): void => {
    if (this.run?.linkIfAddress() === true)
      this.changes.add("address alone on its line turned into a link");
    const block = this.run?.toBlock() ?? null;
    this.run = null;
    if (block !== null) this.builder.append(block);
  };
}
