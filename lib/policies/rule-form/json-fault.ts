/** Where a text stops being JSON, and what would have to stand there. */
export type JsonFault = { readonly position: number; readonly message: string };

/**
 * Finds the first fault of a text that is no JSON (RFC 8259); null for one that is.
 * @NOTE Engines tell of a position, of a line, or of neither: the reading is our own, the values are
 * the engine's.
 */
export function findJsonFault(text: string): JsonFault | null {
  const reader = new Reader(text);
  try {
    reader.value();
    reader.end();
    return null;
  } catch (error) {
    if (error instanceof Fault) return { position: error.position, message: error.message };
    throw error;
  }
}

class Fault extends Error {
  readonly position: number;
  constructor(position: number, message: string) {
    super(message);
    this.position = position;
  }
}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  value(): void {
    this.take(/[ \t\r\n]*/y);
    if (this.take(/\{/y)) return this.list("}", () => this.member());
    if (this.take(/\[/y)) return this.list("]", () => this.value());
    if (this.take(PLAIN)) return;
    throw this.fault(
      this.text[this.at] === '"' ? "This text has no end." : "Here a value is expected.",
    );
  }

  end(): void {
    this.take(/[ \t\r\n]*/y);
    if (this.at < this.text.length) throw this.fault("The rule has ended before this.");
  }

  private list(closing: "}" | "]", part: () => void): void {
    this.take(/[ \t\r\n]*/y);
    if (this.takeText(closing)) return;
    for (;;) {
      part();
      this.take(/[ \t\r\n]*/y);
      if (this.takeText(closing)) return;
      if (!this.takeText(",")) throw this.fault(`A comma or ${closing} is missing here.`);
    }
  }

  private member(): void {
    this.take(/[ \t\r\n]*/y);
    if (!this.take(TEXT)) throw this.fault("Here a name in double quotes is expected.");
    this.take(/[ \t\r\n]*/y);
    if (!this.takeText(":")) throw this.fault("A colon is missing here.");
    this.value();
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return false;
    this.at += found[0].length;
    return true;
  }

  private takeText(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private fault = (message: string): Fault => new Fault(this.at, message);
}

/** @NOTE What may stand in a text as it is: all but control characters, quotes and backslashes. */
const CHARACTERS = String.raw`"(?:[ !#-\[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+\-]?\d+)?`;

const TEXT = new RegExp(CHARACTERS, "uy");
const PLAIN = new RegExp(`${CHARACTERS}|${NUMBER}|true|false|null`, "uy");
