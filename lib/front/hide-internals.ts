import type { ServerResponse } from "node:http";

/** Headers in which Next tells a visitor what the wall told Next. */
const INTERNAL = /^x-(?:middleware-|nextjs-(?:rewrit|prerender|cache|stale)|powered-by)/i;

/** Keeps Next's words about its inside off the wire, whichever way a header is set. */
export function hideInternals(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => (INTERNAL.test(name) ? response : setHeader(name, value));
  const appendHeader = response.appendHeader.bind(response);
  response.appendHeader = (name, value) =>
    INTERNAL.test(name) ? response : appendHeader(name, value);
}
