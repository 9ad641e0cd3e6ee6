import { environment } from "@/lib/kernel/env.ts";
import { errorResponse } from "../api/error-response.ts";
import { requireStamp } from "../stamp.ts";

/** Seconds for which the documents may be kept: far less than a key is known before it signs. */
const KEPT = 300;

/** GET /.well-known/jwks.json: the public keys of the access tokens (RFC 7517 §5). */
export const keySetDoor = (request: Request): Promise<Response> =>
  publicDocument(request, "application/jwk-set+json", () => environment().GATEHOUSE_TOKEN_KEYS);

/** Answers with a document that is the same for everybody; `body` makes its JSON text. */
export async function publicDocument(
  request: Request,
  type: string,
  body: () => string,
): Promise<Response> {
  try {
    await requireStamp(request.headers, { surface: "open-api" });
    const headers = { "Content-Type": type, "Cache-Control": `public, max-age=${KEPT}` };
    return new Response(body(), { headers });
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}
