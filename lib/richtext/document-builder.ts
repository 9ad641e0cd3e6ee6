import { RICH_TEXT_LIMITS } from "./limits.ts";
import type { ContainerType } from "./html-elements.ts";
import type { Block, Cell, ListItem, RichText, Row } from "./schema.ts";
import { emptyRichText } from "./schema.ts";

type Node = Block | ListItem | Row | Cell;
type Slot = "block" | "listItem" | "tableRow" | "cell";
type Frame = {
  readonly type: ContainerType | "doc";
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly content: Node[];
  /** Nobody wrote it: it was needed for what somebody wrote, and goes when something else comes. */
  readonly implied: boolean;
};

/** What may stand directly in a node. */
const SLOT_IN: Readonly<Record<Frame["type"], Slot>> = {
  doc: "block",
  blockquote: "block",
  listItem: "block",
  tableCell: "block",
  tableHeader: "block",
  bulletList: "listItem",
  orderedList: "listItem",
  table: "tableRow",
  tableRow: "cell",
};

/** Levels that a node needs from itself down to the text in it. */
const LEVELS: Readonly<Record<ContainerType, number>> = {
  blockquote: 3,
  listItem: 3,
  tableCell: 3,
  tableHeader: 3,
  bulletList: 4,
  orderedList: 4,
  tableRow: 4,
  table: 5,
};

/**
 * The tree of a rich text while it grows. Whatever the order in which pieces come, every node ends up
 * where the format allows it: a text in a list gets an item, a cell without a table gets one.
 */
export class DocumentBuilder {
  private readonly frames: Frame[] = [{ type: "doc", attrs: {}, content: [], implied: false }];

  /**
   * Opens a node. Returns the depth to hand to `closeTo` afterwards, or null when the limit of depth
   * leaves no room: then what would have been inside goes where the node would have stood.
   */
  open(type: ContainerType, attrs: Frame["attrs"]): number | null {
    this.makeRoomFor(slotOf(type));
    if (SLOT_IN[this.top().type] !== slotOf(type)) return null;
    if (this.frames.length + LEVELS[type] > RICH_TEXT_LIMITS.depth) return null;
    const depth = this.frames.length;
    this.push({ type, attrs, implied: false });
    return depth;
  }

  /** Closes every node that was opened since the depth was so. */
  closeTo(depth: number): void {
    while (this.frames.length > Math.max(depth, 1)) this.closeTop();
  }

  /** Makes sure that the next `append` finds a place where a block may stand. */
  makeRoomForBlock(): void {
    this.makeRoomFor("block");
  }

  /** Puts a block into the innermost open node. */
  append(block: Block): void {
    this.makeRoomFor("block");
    this.top().content.push(block);
  }

  /**
   * Puts what follows before the table just opened, until the returned function is called: a caption
   * stands before its table. Null when no table was just opened.
   */
  setTableAside(): (() => void) | null {
    if (this.top().type !== "table" || this.top().content.length > 0) return null;
    const table = this.frames.pop();
    const depth = this.frames.length;
    return () => {
      this.closeTo(depth);
      this.makeRoomFor("block");
      if (table !== undefined) this.frames.push(table);
    };
  }

  /** The whole text; everything still open is closed. */
  finish(): RichText {
    this.closeTo(1);
    const content = this.top().content as Block[];
    return content.length === 0 ? emptyRichText() : { type: "doc", content };
  }

  private makeRoomFor(slot: Slot): void {
    this.leaveImplied(slot);
    while (SLOT_IN[this.top().type] !== slot) {
      const missing = missingBetween(this.top().type, slot);
      if (this.frames.length + LEVELS[missing] > RICH_TEXT_LIMITS.depth) return;
      this.imply(missing);
    }
  }

  /** Goes back out of nodes nobody wrote, when there is a better place right outside them. */
  private leaveImplied(slot: Slot): void {
    if (SLOT_IN[this.top().type] === slot) return;
    for (let depth = this.frames.length - 1; this.frames[depth]?.implied === true; depth -= 1) {
      const outer = this.frames[depth - 1];
      if (outer !== undefined && SLOT_IN[outer.type] === slot) return this.closeTo(depth);
    }
  }

  /** A stray text in a list belongs to the item before it, if there is one. */
  private imply(type: ContainerType): void {
    const siblings = this.top().content;
    const before = type === "listItem" ? siblings.pop() : undefined;
    if (before?.type === "listItem") {
      this.frames.push({ ...before, attrs: before.attrs ?? {}, implied: true });
    } else {
      this.push({ type, attrs: {}, implied: true });
    }
  }

  private push(frame: Omit<Frame, "content">): void {
    this.frames.push({ ...frame, content: [] });
  }

  private closeTop(): void {
    const frame = this.frames.pop();
    const node = frame === undefined ? null : nodeOf(frame);
    if (node !== null) this.top().content.push(node);
  }

  private top(): Frame {
    const top = this.frames.at(-1);
    if (top === undefined) throw new Error("The document itself was closed.");
    return top;
  }
}

const slotOf = (type: ContainerType): Slot => {
  if (type === "listItem" || type === "tableRow") return type;
  return type === "tableCell" || type === "tableHeader" ? "cell" : "block";
};

function missingBetween(outer: Frame["type"], slot: Slot): ContainerType {
  if (SLOT_IN[outer] === "listItem") return "listItem";
  if (SLOT_IN[outer] === "tableRow") return "tableRow";
  if (SLOT_IN[outer] === "cell") return "tableCell";
  return slot === "listItem" ? "bulletList" : "table";
}

/** The finished node; null when it stayed empty and would mean nothing. */
function nodeOf(frame: Frame): Node | null {
  const content = completed(frame);
  if (content.length === 0) return null;
  const attrs = Object.fromEntries(
    Object.entries(frame.attrs).filter(([, value]) => value !== null && value !== undefined),
  );
  const shape =
    Object.keys(attrs).length === 0 ? { type: frame.type } : { type: frame.type, attrs };
  return { ...shape, content } as Node;
}

function completed({ type, content }: Frame): readonly Node[] {
  const needsParagraph = type === "listItem" && content[0]?.type !== "paragraph";
  const isCell = type === "tableCell" || type === "tableHeader";
  if (needsParagraph) return [{ type: "paragraph" }, ...content];
  return isCell && content.length === 0 ? [{ type: "paragraph" }] : content;
}
