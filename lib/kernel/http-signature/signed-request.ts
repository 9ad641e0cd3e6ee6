import { canonicalHost } from "../canonical-host.ts";

type ReadableHeaders = { get(name: string): string | null };

/** What a signature is held against. */
export type SignedRequest = {
  readonly method: string;
  /** Host and port as requests are addressed, in lower case, without the scheme's own port. */
  readonly authority: string;
  readonly path: string;
  /** Query with its leading `?`, or empty. */
  readonly query: string;
  readonly headers: ReadableHeaders;
  /**
   * The bytes as they were read. `unread` at the wall, which sees no body: there the word of
   * `Content-Digest` stands for it, and the door has to check again.
   */
  readonly body: Uint8Array<ArrayBuffer> | "unread";
};

/** Method, host, and path with query, as the wall judged them: its facts, or its stamp at a door. */
export type JudgedTarget = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
};

/**
 * The request that the wall judged, for holding a signature against it. Never made of what Next
 * shows of a request: by then its address is rewritten.
 */
export function signedRequest(
  { method, host, path: target }: JudgedTarget,
  rest: Pick<SignedRequest, "headers" | "body"> & { scheme: "http" | "https" },
): SignedRequest {
  const { headers, body, scheme } = rest;
  const start = target.indexOf("?");
  const [path, query] = start === -1 ? [target, ""] : [target.slice(0, start), target.slice(start)];
  return { method, authority: canonicalHost(host, scheme), path, query, headers, body };
}
