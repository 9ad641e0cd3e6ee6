import type { Issue } from "@/lib/kernel/errors.ts";
import { isStorableText, storableText } from "@/lib/kernel/storable-text.ts";

const DEEPEST = 32;
/** @NOTE Nobody mends more at once, and to say where each stands takes as long as the file is. */
const MOST = 100;
const FOREIGN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/**
 * What of a parsed document must not be walked or stored: names that JavaScript objects have
 * already, texts that PostgreSQL cannot keep, more levels than any rule needs. At most a hundred places.
 */
export function unsafeParts(document: unknown): Issue[] {
  const issues: Issue[] = [];
  const waiting: { value: unknown; path: (string | number)[] }[] = [{ value: document, path: [] }];
  for (let spot = waiting.pop(); spot !== undefined; spot = waiting.pop()) {
    if (issues.length >= MOST) break;
    const { value, path } = spot;
    const message = problemOf(value, path);
    if (message !== null) issues.push({ path: path.map(told), message });
    else if (typeof value === "object" && value !== null) {
      for (const [name, child] of Object.entries(value)) {
        waiting.push({ value: child, path: [...path, Array.isArray(value) ? Number(name) : name] });
      }
    }
  }
  return issues;
}

function problemOf(value: unknown, path: readonly (string | number)[]): string | null {
  const name = path.at(-1);
  if (path.length > DEEPEST) return "This is nested too deeply.";
  if (typeof name === "string" && FOREIGN.has(name)) return "No member can have this name.";
  const texts = [name, value].filter((one) => typeof one === "string");
  if (!texts.every(isStorableText)) return "This holds a character that cannot be stored.";
  return null;
}

const told = (part: string | number): string | number =>
  typeof part === "string" ? storableText(part) : part;
