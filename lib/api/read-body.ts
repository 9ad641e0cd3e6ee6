import { fromUtf8 } from "@/lib/kernel/bytes.ts";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import { isStorableText, storableText } from "@/lib/kernel/storable-text.ts";

/** What a request may send at most, counted while it is read, whatever Content-Length says. */
const MOST_BYTES = 1_048_576;

/**
 * Levels of a document, and of what stands below one attribute: a rich text nests deeper than the
 * document around it, and says itself how deep.
 */
const DEEPEST = 32;
const DEEPEST_ATTRIBUTE = 128;

const read = new WeakMap<Request, Uint8Array<ArrayBuffer>>();

/** What was read of a request's body already; null: nothing, or not all of it. */
export const bytesRead = (request: Request): Uint8Array<ArrayBuffer> | null =>
  read.get(request) ?? null;

/** @throws TooLarge as soon as there is more than a body may hold. */
export async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readAll(request);
  read.set(request, bytes);
  return bytes;
}

async function readAll(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    const chunk = next.value as Uint8Array;
    length += chunk.byteLength;
    if (length > MOST_BYTES) {
      await reader?.cancel();
      throw new TooLarge(`A body holds at most ${MOST_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return joined(chunks, length);
}

/**
 * Reads JSON that is safe to walk and to store.
 * @throws MalformedBody for what is no UTF-8 or no JSON, or nested too deeply; Invalid, naming the
 * place, for texts that PostgreSQL cannot keep and for names that JavaScript objects have already.
 */
export function parseBody(bytes: Uint8Array): Json {
  const body = decode(bytes);
  const waiting: Spot[] = [{ value: body, name: "", above: null, depth: 0, isAttribute: false }];
  for (let spot = waiting.pop(); spot !== undefined; spot = waiting.pop()) {
    inspect(spot);
    for (const child of childrenOf(spot)) waiting.push(child);
  }
  return body;
}

/** A value and where it stands; the whole path is put together only for an error. */
type Spot = {
  readonly value: Json;
  readonly name: string;
  readonly above: Spot | null;
  readonly depth: number;
  readonly isAttribute: boolean;
};

function decode(bytes: Uint8Array): Json {
  try {
    return JSON.parse(fromUtf8(bytes)) as Json;
  } catch {
    throw new MalformedBody("The body is no JSON in UTF-8.");
  }
}

const FOREIGN = new Set(["__proto__", "constructor", "prototype"]);

function inspect(spot: Spot): void {
  const { value, name, depth, isAttribute } = spot;
  if (depth > (isAttribute ? DEEPEST_ATTRIBUTE : DEEPEST)) {
    throw new MalformedBody("The body is nested too deeply.");
  }
  if (FOREIGN.has(name)) throw refusal(spot, "No member can have this name.");
  if (!isStorableText(name) || (typeof value === "string" && !isStorableText(value))) {
    throw refusal(spot, "This holds a character that cannot be stored.");
  }
}

function* childrenOf(spot: Spot): Generator<Spot> {
  const { value, depth } = spot;
  if (typeof value !== "object" || value === null) return;
  const isAttribute = spot.isAttribute || isAttributes(spot);
  for (const [name, child] of Object.entries(value)) {
    yield { value: child, name, above: spot, depth: depth + 1, isAttribute };
  }
}

/** Whether this is `attributes` of the primary data or of an operation's, or what GraphQL is given. */
const isAttributes = ({ name, above, depth }: Spot): boolean =>
  depth === 1
    ? name === "variables"
    : (depth === 2 || depth === 4) && name === "attributes" && above?.name === "data";

function refusal(spot: Spot, message: string): Invalid {
  const path: string[] = [];
  for (let at: Spot = spot; at.above !== null; at = at.above) path.unshift(storableText(at.name));
  return new Invalid(message, [{ path, message }]);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
