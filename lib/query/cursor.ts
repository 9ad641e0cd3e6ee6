import { BoundedMap } from "@/lib/kernel/bounded-map.ts";
import { fromBase64Url, fromUtf8, sha256Hex, toBase64Url, utf8 } from "@/lib/kernel/bytes.ts";
import { readValue } from "./read-value.ts";
import type { Value } from "./filter.ts";
import type { SortKey } from "./sort.ts";

/** What the keys of the order are at one entry, as text; null where it has no value. */
export type Keys = readonly (string | null)[];

const LONGEST = 8_000;

/** A seal that a cursor bears, so that none is taken for that of another list. */
export async function sealOf(list: readonly string[]): Promise<string> {
  const text = JSON.stringify(list);
  const seal = seals.get(text) ?? (await sha256Hex(text)).slice(0, 16);
  seals.set(text, seal);
  return seal;
}

const seals = new BoundedMap<string, string>(2_000);

/** The place of an entry in a list. Opaque to whoever gets it. */
export const writeCursor = (seal: string, keys: Keys): string =>
  toBase64Url(utf8(JSON.stringify([seal, ...keys])));

/**
 * Reads a cursor of this list back.
 * @NOTE It needs no signature: what it holds is compared with fields that the caller may sort by, so
 * a made-up one tells no more than a filter does.
 * @returns null for what is no cursor of the list that `seal` and `sort` stand for.
 */
export function readCursor(
  cursor: string,
  { seal, sort }: { seal: string; sort: readonly SortKey[] },
): readonly (Value | null)[] | null {
  const [found, ...keys] = partsOf(cursor);
  if (found !== seal || keys.length !== sort.length) return null;
  const values = sort.map(({ field }, index) =>
    keys[index] === null ? null : readValue(field.kind, keys[index]),
  );
  const isRead = values.every((value, index) => (value === null) === (keys[index] === null));
  return isRead ? values : null;
}

function partsOf(cursor: string): unknown[] {
  const bytes = cursor.length > LONGEST ? null : fromBase64Url(cursor);
  if (bytes === null) return [];
  try {
    const parts: unknown = JSON.parse(fromUtf8(bytes));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
