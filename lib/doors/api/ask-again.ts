import { bytesRead } from "@/lib/api/read-body.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";

/**
 * Whether a request can be answered once more, where the first answer was for somebody who is another
 * one now: it changes nothing, or only in scopes, in which nothing happens then, and its body can be
 * told again.
 * @NOTE The server makes a request's body once somebody looks at it, which is dear: those who only read
 * are not asked for theirs.
 */
export const mayAskAgain = ({ method }: Stamp, request: Request): boolean =>
  method === "GET" ||
  method === "HEAD" ||
  request.headers.get("content-type")?.startsWith("application/vnd.api+json") === true ||
  request.body === null;

/** A request as it was sent, though its body was read; null where not all of it was. */
export function asSent(request: Request): Request | null {
  if (!request.bodyUsed) return request;
  const { url, method, headers } = request;
  const body = bytesRead(request);
  return body === null ? null : new Request(url, { method, headers, body });
}
