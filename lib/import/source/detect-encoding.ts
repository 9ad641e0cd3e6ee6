import { Invalid } from "@/lib/kernel/errors.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * The encoding of a text: what its mark says, else UTF-8 where all of it is that, else what Windows and
 * old spreadsheets write. Reads all of it.
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start: Uint8Array = new Uint8Array();
  let isUtf8 = true;
  for await (const chunk of bytes) {
    if (start.length < 2) start = Uint8Array.from([...start, ...chunk.subarray(0, 2)]);
    isUtf8 &&= decodes(decoder, chunk);
    const marked = start.length >= 2 ? markedAs(start) : null;
    if (marked !== null) return marked;
    if (!isUtf8 && start.length >= 2) return "windows-1252";
  }
  return isUtf8 && decodes(decoder, null) ? "utf-8" : "windows-1252";
}

function markedAs([first, second]: Uint8Array): Encoding | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function decodes(decoder: TextDecoder, chunk: Uint8Array | null): boolean {
  try {
    decoder.decode(chunk ?? undefined, { stream: chunk !== null });
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, piece by piece, without its byte order mark. @throws Invalid. */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const read = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new Invalid(`The file is not written in ${encoding.toUpperCase()}.`);
    }
  };
  for await (const chunk of bytes) yield read(chunk);
  yield read();
}
