import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import { isStorableText } from "@/lib/kernel/storable-text.ts";

const KB = 1024;

/**
 * The most bytes of a body by its type: one report, or for the Reporting API some that a browser
 * sends together.
 */
const MOST_BYTES = {
  "application/json": 16 * KB,
  "application/csp-report": 16 * KB,
  "application/reports+json": 64 * KB,
} as const;

const MOST_LEVELS = 8;

export type ReportType = keyof typeof MOST_BYTES;

/**
 * The type and JSON value of a report's body, which must be of one of these types.
 * @throws TooLarge by the bytes that were read, whatever Content-Length says; Invalid for another
 * type, for what is no JSON, nested too deep, names a member twice, or holds text that cannot be
 * stored.
 */
export async function readReport<Type extends ReportType>(
  request: Request,
  types: readonly Type[],
): Promise<{ type: Type; value: unknown }> {
  const named = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const type = types.find((known) => known === named);
  if (type === undefined) throw new Invalid(`Send a report as ${types.join(" or ")}.`);
  const text = await readText(request, MOST_BYTES[type]);
  const value = parse(text);
  if (!isSound(value, MOST_LEVELS) || namesTwice(text)) throw new Invalid(UNREADABLE);
  return { type, value };
}

const UNREADABLE = "This is no report that can be read.";

async function readText(request: Request, mostBytes: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new TooLarge("The report is larger than one can be.");
    text += decode(decoder, chunk);
  }
  return text + decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new Invalid(UNREADABLE);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Invalid(UNREADABLE);
  }
}

/** Whether a value is not too deep and every text in it can be stored. */
function isSound(value: unknown, levels: number): boolean {
  if (typeof value === "string") return isStorableText(value);
  if (typeof value !== "object" || value === null) return true;
  return (
    levels > 0 &&
    Object.entries(value).every(([name, inner]) => isSound(name, 0) && isSound(inner, levels - 1))
  );
}

/** Whether an object of this JSON text names a member twice, which readers understand differently. */
function namesTwice(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  for (const [token, name] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (name !== undefined) {
      const members = open.at(-1);
      const read = String(JSON.parse(name));
      if (members?.has(read)) return true;
      members?.add(read);
    }
  }
  return false;
}
