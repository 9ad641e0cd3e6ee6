import { SaxesParser, type SaxesTagNS } from "saxes";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";

/** An element in the channel of a feed, with all that is in it. Names are as in `KNOWN_NAMESPACES`. */
export type XmlElement = {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
};

const LIMITS = {
  /** Elements inside one another; a WordPress export needs six. */
  depth: 16,
  /** Characters and elements in one element of the channel. */
  characters: 16_000_000,
  elements: 100_000,
  /** Characters without any end in sight: a tag, comment or text that never closes. */
  unfinished: 16_000_000,
  /** What is handed to the parser at a time. */
  slice: 65_536,
} as const;

/**
 * The elements of a feed's channel, one after the other, in memory that does not grow with the file.
 * Document type declarations are refused, so there are no entities but XML's own five.
 * @throws Invalid with line and column where the file is not XML, not a feed or not UTF-8; TooLarge
 * where it exceeds LIMITS.
 */
export async function* channelElements(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<XmlElement> {
  const reader = new ChannelReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of bytes) {
    const text = decode(() => decoder.decode(chunk, { stream: true }), reader.line);
    for (let start = 0; start < text.length; start += LIMITS.slice) {
      yield* reader.read(text.slice(start, start + LIMITS.slice));
    }
  }
  decode(() => decoder.decode(), reader.line);
  yield* reader.close();
}

function decode(read: () => string, line: number): string {
  try {
    return read();
  } catch {
    throw new Invalid(`The file is not written in UTF-8 (after line ${line}).`);
  }
}

class ChannelReader {
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly open: XmlElement[] = [];
  private finished: XmlElement[] = [];
  private started = false;
  private lastEventAt = 0;
  private elements = 0;
  private characters = 0;

  constructor() {
    this.parser.on("error", ({ message }) => this.fail(kindOf(message)));
    this.parser.on("doctype", () => this.fail("a document type declaration is not accepted."));
    this.parser.on("xmldecl", ({ encoding }) => this.requireUtf8(encoding));
    this.parser.on("opentag", (tag) => this.start(tag));
    this.parser.on("closetag", () => this.end());
    this.parser.on("text", (text) => this.text(text));
    this.parser.on("cdata", (text) => this.text(text));
    this.parser.on("comment", () => this.sawEvent());
  }

  get line(): number {
    return this.parser.line;
  }

  read(text: string): readonly XmlElement[] {
    this.parser.write(text);
    if (this.parser.position - this.lastEventAt > LIMITS.unfinished) {
      this.tooLarge("a part of it never ends");
    }
    return this.take();
  }

  close(): readonly XmlElement[] {
    if (this.parser.position === 0) throw new Invalid("The file is empty.");
    this.parser.close();
    return this.take();
  }

  private take(): readonly XmlElement[] {
    const taken = this.finished;
    this.finished = [];
    return taken;
  }

  private start(tag: SaxesTagNS): void {
    this.sawEvent();
    if (!this.started && tag.local !== "rss") {
      throw new Invalid(
        `This is not a WordPress export: its first element is <${tag.name.slice(0, 60)}>, not <rss>.`,
      );
    }
    this.started = true;
    if (this.open.length >= LIMITS.depth) this.fail("elements are nested too deeply.");
    const element = elementOf(tag, this.parser.line);
    this.elements += 1;
    if (this.elements > LIMITS.elements) this.tooLarge("one of its parts has too many elements");
    if (this.open.length > IN_CHANNEL) this.open.at(-1)?.children.push(element);
    this.open.push(element);
  }

  private end(): void {
    this.sawEvent();
    const element = this.open.pop();
    if (element === undefined || this.open.length !== IN_CHANNEL) return;
    if (this.open.at(-1)?.name === "channel") this.finished.push(element);
    this.elements = 0;
    this.characters = 0;
  }

  private text(text: string): void {
    this.sawEvent();
    const element = this.open.at(-1);
    if (element === undefined || this.open.length <= IN_CHANNEL) return;
    this.characters += text.length;
    if (this.characters > LIMITS.characters) this.tooLarge("one of its parts is too long");
    element.text += text;
  }

  private sawEvent(): void {
    this.lastEventAt = this.parser.position;
  }

  private requireUtf8(encoding: string | undefined): void {
    if (encoding === undefined || /^utf-?8$/i.test(encoding)) return;
    throw new Invalid(`The file says it is written in ${encoding.slice(0, 40)}; UTF-8 is needed.`);
  }

  private fail(message: string): never {
    const { line, column } = this.parser;
    throw new Invalid(`The file is not sound XML at line ${line}, column ${column}: ${message}`);
  }

  private tooLarge(what: string): never {
    throw new TooLarge(`The file cannot be read: ${what} (line ${this.parser.line}).`);
  }
}

/** @NOTE Behind a colon the parser quotes the file, however long a name in it is. */
const kindOf = (message: string): string => message.replace(/^\d+:\d+: /, "").replace(/:.*$/s, ".");

/** Open elements around the children of the channel: `rss` and `channel`. */
const IN_CHANNEL = 2;

const KNOWN_NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/wordpress\.org\/export\/1\.\d+\/excerpt\/$/, "excerpt"],
  [/^https?:\/\/wordpress\.org\/export\/1\.\d+\/$/, "wp"],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/, "content"],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/, "dc"],
];

function elementOf(tag: SaxesTagNS, line: number): XmlElement {
  const prefix = KNOWN_NAMESPACES.find(([pattern]) => pattern.test(tag.uri))?.[1];
  const foreign = tag.uri === "" ? tag.local : `{${tag.uri}}${tag.local}`;
  const attributes = Object.values(tag.attributes).map(({ name, value }) => [name, value] as const);
  return {
    name: prefix === undefined ? foreign : `${prefix}:${tag.local}`,
    line,
    attributes: Object.fromEntries(attributes),
    children: [],
    text: "",
  };
}
