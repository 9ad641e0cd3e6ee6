import type { ServerResponse } from "node:http";
import type { RequestId } from "@/lib/kernel/ids.ts";
import { readablePage } from "@/lib/wall/pages/readable-page.ts";
import { refusals } from "@/lib/wall/refusals.ts";

const failure = {
  ...refusals.unavailable,
  detail: "This page cannot be shown for the moment. Nothing is lost; please try again shortly.",
};

/**
 * Prepares a response so that a page that failed can still be replaced, when Next already begins to
 * send it: its page of a failure is blank until scripts run. Returns what sends ours in its place;
 * an answer that is no page only gets the status.
 */
export function readableFailure(response: ServerResponse): (status: number) => ServerResponse {
  const writeHead: (status: number) => ServerResponse = response.writeHead.bind(response);
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  let isReplaced = false;
  const begun = (): boolean => {
    // @NOTE Whoever sets the head of a failure may replace its body; so that head comes first.
    if (!response.headersSent && response.statusCode === 500) response.writeHead(500);
    return isReplaced;
  };
  response.write = (...args: unknown[]) => begun() || write(...args);
  response.end = (...args: unknown[]) => {
    if (begun()) tellDone(args);
    else end(...args);
    return response;
  };
  return (status) => {
    if (!String(response.getHeader("content-type")).startsWith("text/html")) {
      return writeHead(status);
    }
    isReplaced = true;
    const page = Buffer.from(readablePage(failure, wordsOf(response)));
    for (const name of ["content-encoding", "transfer-encoding", "etag"])
      response.removeHeader(name);
    response.setHeader("content-length", page.byteLength);
    writeHead(status);
    end(response.req.method === "HEAD" ? undefined : page);
    return response;
  };
}

/** The nonce and the id that the wall gave this answer. */
function wordsOf(response: ServerResponse): { nonce: string; requestId: RequestId } {
  const policy = String(response.getHeader("content-security-policy") ?? "");
  const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? "";
  return { nonce, requestId: String(response.getHeader("x-request-id") ?? "") as RequestId };
}

/** Whoever ended the page that nobody gets waits for being told that it is sent. */
function tellDone(args: readonly unknown[]): void {
  const callback = args.find((arg) => typeof arg === "function");
  if (callback !== undefined) (callback as () => void)();
}
