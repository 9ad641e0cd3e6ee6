import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import { errorResponse } from "../api/error-response.ts";

/** What a door answers: a JSON value, and the cookies it sets. */
export type Answer = { readonly body: unknown; readonly cookies?: readonly string[] };

/** Words whatever comes of a door: JSON, or a JSON:API error document. Never cached. */
export async function answerJson(request: Request, run: () => Promise<Answer>): Promise<Response> {
  try {
    const { body, cookies = [] } = await run();
    const headers = new Headers({ "Cache-Control": "no-store" });
    for (const cookie of cookies) headers.append("Set-Cookie", cookie);
    return Response.json(body, { headers });
  } catch (error) {
    return errorResponse(error, request.headers);
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
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new Invalid("The form is no JSON.");
  }
}

/**
 * What a small form of a page without scripts sends, or a program in its place; a name that occurs
 * twice is the last of them.
 * @throws as `readSmallJson`.
 */
export async function readSmallForm(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  if (type !== "application/x-www-form-urlencoded") return readSmallJson(request);
  return Object.fromEntries(new URLSearchParams(await readText(request)));
}

/** A body as text. @throws TooLarge by the bytes that were read. */
export async function readText(request: Request, most = MOST_BYTES): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new TooLarge("The form is larger than it can be.");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
