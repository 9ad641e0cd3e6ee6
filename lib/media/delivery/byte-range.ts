import type { ByteRange } from "../storage/storage.ts";

/**
 * The part that a `Range` header asks of so many bytes (RFC 9110 §14.1.2): null for all of them, as for
 * a header that is not understood or names several parts; `unsatisfiable` beyond the end.
 */
export function byteRange(header: string | null, size: number): ByteRange | "unsatisfiable" | null {
  const [, first = "", last = ""] =
    /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first === "") return within(size - Math.min(Number(last), size), size - 1, size);
  const from = Number(first);
  const to = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < from) return null;
  return within(from, to, size);
}

const within = (from: number, to: number, size: number): ByteRange | "unsatisfiable" =>
  from >= size ? "unsatisfiable" : { from, to };
