import { errorDocument, errorHeaders, statusOf } from "@/lib/kernel/error-document.ts";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";

/** What a door answers: a JSON value, or nothing, and the cookies it sets. */
export type Answer = { readonly body: unknown; readonly cookies?: readonly string[] };

/** Runs a door and words whatever comes of it: JSON, or a JSON:API error document. Never cached. */
export async function answerJson(
  run: (noteRequestId: (requestId: string) => void) => Promise<Answer>,
): Promise<Response> {
  let requestId: string = newId();
  try {
    const { body, cookies = [] } = await run((known) => {
      requestId = known;
    });
    const headers = new Headers({ "Cache-Control": "no-store", "X-Request-Id": requestId });
    for (const cookie of cookies) headers.append("Set-Cookie", cookie);
    return Response.json(body, { headers });
  } catch (error) {
    const status = statusOf(error);
    if (status >= 500) log.error("a guest's request failed", { requestId, error });
    return Response.json(errorDocument(error, requestId), {
      status,
      headers: {
        "Content-Type": "application/vnd.api+json",
        "Cache-Control": "no-store",
        "X-Request-Id": requestId,
        ...errorHeaders(error),
      },
    });
  }
}

/** A password of at most 1024 characters and a proof. */
const MOST_BYTES = 16 * 1024;

/**
 * The JSON body of a small form.
 * @throws TooLarge by the bytes that were read, whatever Content-Length says; Invalid.
 */
export async function readSmallJson(request: Request): Promise<unknown> {
  if (request.headers.get("content-type")?.split(";")[0]?.trim() !== "application/json") {
    throw new Invalid("Send the form as application/json.");
  }
  const text = await readSmallText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new Invalid("The form is no JSON.");
  }
}

async function readSmallText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new TooLarge("The form is larger than it can be.");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
