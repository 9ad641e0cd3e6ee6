import { Locked } from "@/lib/kernel/request-errors.ts";

/** The requests whose bytes are on their way to this process, by upload. */
const coming = new Map<string, AbortController>();

/**
 * A request with all of its bytes, which are as many as one part may have. What came before the line broke
 * is kept. A newer request for the same upload takes the place of an older one: whoever sends again has
 * given the first one up, though its line may not have noticed. @throws Locked for the older one.
 */
export async function arrivedOf(request: Request, upload: string): Promise<Request> {
  const mine = new AbortController();
  coming.get(upload)?.abort(new Locked("A newer request goes on with this upload."));
  coming.set(upload, mine);
  try {
    const body = await bytesOf(request, mine.signal);
    const { method, url } = request;
    const headers = new Headers(request.headers);
    headers.set("content-length", String(body.byteLength));
    return new Request(url, { method, headers, body });
  } finally {
    if (coming.get(upload) === mine) coming.delete(upload);
  }
}

/** @throws what the signal was given. */
async function bytesOf({ body }: Request, signal: AbortSignal): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  if (reader === undefined) return Buffer.alloc(0);
  signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined));
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value);
    }
  } catch {
    // @NOTE The line broke. What came is worth keeping: whoever sends goes on behind it.
  }
  signal.throwIfAborted();
  return Buffer.concat(chunks);
}
