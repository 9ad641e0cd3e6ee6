import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";

const LIMITS = { characters: 2_000_000, depth: 40 } as const;

/** A value of a list, and the line on which it begins. */
export type ListedValue = {
  readonly line: number;
  readonly value: Json;
  readonly twice: string | null;
};

/**
 * The values of a list one after the other, in memory that does not grow with the file: `[…]`, a value a
 * line, or `{"items": […]}` and `{"data": […]}` as our own exports write them.
 * @throws Invalid with the line where it is no such list; TooLarge for a value beyond the LIMITS.
 */
export async function* jsonValues(text: AsyncIterable<string>): AsyncGenerator<ListedValue> {
  const cutter = new Cutter();
  for await (const piece of text) yield* cutter.read(piece);
  yield* cutter.close();
}

const OPENING = /^\s*\{\s*"(?:items|data)"\s*:\s*\[/;

/** Cuts a text where one value of the list ends and the next begins. */
class Cutter {
  private line = 1;
  private beganAt = 1;
  private depth = 0;
  private quoted = false;
  private escaped = false;
  private kept = "";
  private start = "";
  private list: "unknown" | "lines" | "array" | "over" = "unknown";

  *read(piece: string): Generator<ListedValue> {
    if (this.list === "unknown") {
      this.start += piece;
      if (this.start.trimStart().length < 200) return;
      yield* this.begin();
    } else yield* this.walk(piece);
  }

  *close(): Generator<ListedValue> {
    if (this.list === "unknown") yield* this.begin();
    if (this.quoted || this.depth > 0 || this.list === "array")
      throw this.broken("it ends half-way");
    yield* this.cut();
  }

  private *begin(): Generator<ListedValue> {
    const text = this.start.replace(/^\uFEFF/, "");
    if (text.trim() === "") throw new Invalid("The file is empty.");
    const opening = OPENING.exec(text)?.[0] ?? /^\s*\[/.exec(text)?.[0] ?? "";
    this.list = opening === "" ? "lines" : "array";
    this.line += opening.split("\n").length - 1;
    yield* this.walk(text.slice(opening.length));
  }

  private *walk(text: string): Generator<ListedValue> {
    for (const sign of text) {
      if (this.list === "over") return;
      if (sign === "\n") this.line += 1;
      if (this.endsHere(sign)) yield* this.cut();
      else this.keep(sign);
    }
  }

  private endsHere(sign: string): boolean {
    if (this.quoted || this.depth > 0) return false;
    if (this.list === "lines") return sign === "\n";
    if (sign === "]") this.list = "over";
    return sign === "," || sign === "]";
  }

  private keep(sign: string): void {
    if (this.kept === "" && /\s/.test(sign)) return;
    if (this.kept === "") this.beganAt = this.line;
    this.kept += sign;
    if (this.kept.length > LIMITS.characters) {
      throw new TooLarge(
        `The value in line ${this.beganAt} is longer than ${LIMITS.characters} characters.`,
      );
    }
    if (this.quoted) this.withinText(sign);
    else if (sign === '"') this.quoted = true;
    else this.nest(sign);
  }

  private withinText(sign: string): void {
    if (this.escaped) this.escaped = false;
    else if (sign === "\\") this.escaped = true;
    else if (sign === '"') this.quoted = false;
  }

  private nest(sign: string): void {
    if (sign === "{" || sign === "[") this.depth += 1;
    if (sign === "}" || sign === "]") this.depth -= 1;
    if (this.depth < 0) throw this.broken("a bracket closes that was never opened");
    if (this.depth > LIMITS.depth) throw new TooLarge(`Line ${this.line} is nested too deeply.`);
  }

  private *cut(): Generator<ListedValue> {
    const text = this.kept.trim();
    this.kept = "";
    if (text === "") return;
    yield { line: this.beganAt, value: this.parsed(text), twice: memberTwice(text) };
  }

  private parsed(text: string): Json {
    try {
      return JSON.parse(text) as Json;
    } catch {
      throw this.broken("it is not JSON");
    }
  }

  private broken(what: string): Invalid {
    return new Invalid(`The file cannot be read at line ${this.beganAt}: ${what}.`);
  }
}

/** @NOTE Readers differ in which of two they take (RFC 8259, 4): nobody could say what was meant. */
function memberTwice(text: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (colon !== undefined) {
      const name = String(JSON.parse(token.slice(0, -colon.length)));
      if (open.at(-1)?.has(name) === true) return name;
      open.at(-1)?.add(name);
    }
  }
  return null;
}
