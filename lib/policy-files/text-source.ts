import { isNode, isScalar, LineCounter, parseDocument, visit, type Document } from "yaml";
import { Invalid, type Issue } from "@/lib/kernel/errors.ts";

type Path = Issue["path"];

type Source = {
  readonly value: unknown;
  readonly at: (path: Path, message: string) => string;
};

/**
 * Parses YAML 1.2, of which JSON is a part, and remembers on which line everything stands.
 * @NOTE No aliases and no tags: what is reviewed is what stands there, and a small text stays small.
 * @throws Invalid, naming the line, for what is neither.
 */
export function textSource(text: string): Source {
  const lines = new LineCounter();
  const document = parsed(text, lines);
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong !== undefined) {
    const place = `Line ${lines.linePos(wrong.pos[0]).line}`;
    throw unreadable(`${place}: this is neither YAML nor JSON. ${wrong.message}`);
  }
  const repeated = shallow(() => repeatedKey(document));
  if (repeated !== null) {
    const place = `Line ${lines.linePos(repeated).line}`;
    throw unreadable(`${place}: this is neither YAML nor JSON. Map keys must be unique`);
  }
  return {
    value: valueOf(document),
    at: (path, message) => `Line ${lineOf(document, lines, path)}: ${placeOf(path)}${message}`,
  };
}

/** @NOTE The parser holds each key against every other: ten thousands would take minutes. */
const OPTIONS = {
  version: "1.2",
  schema: "core",
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
} as const;

function parsed(text: string, lineCounter: LineCounter): Document.Parsed {
  return shallow(() => parseDocument(text, { ...OPTIONS, lineCounter }));
}

function valueOf(document: Document.Parsed): unknown {
  try {
    return shallow((): unknown => document.toJS({ maxAliasCount: 0 }));
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw unreadable("Aliases are not taken: write every part where it counts.");
  }
}

/** Where a key stands for the second time in its map; null: none does. */
function repeatedKey(document: Document.Parsed): number | null {
  let place: number | null = null;
  visit(document, {
    Map(_at, { items }) {
      const known = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (known.has(name)) {
          place = (isNode(key) ? key.range?.[0] : undefined) ?? 0;
          return visit.BREAK;
        }
        known.add(name);
      }
      return undefined;
    },
  });
  return place;
}

/** @NOTE The parser calls itself for each level: what is nested too deeply ends the stack. */
function shallow<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw unreadable("The policy file is nested too deeply.");
  }
}

const unreadable = (message: string): Invalid => new Invalid(message, [{ path: [], message }]);

/** The line of the part that a path names, or of the nearest part around it. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const start = (node as { range?: readonly number[] | null } | undefined)?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}

/** `policies[1].permissions[0].rule: ` */
function placeOf(path: Path): string {
  if (path.length === 0) return "";
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("");
  return `${text.slice(1)}: `;
}
