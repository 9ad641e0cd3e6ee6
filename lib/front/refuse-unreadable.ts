import type { Duplex } from "node:stream";
import type { Environment } from "@/lib/kernel/env.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { contentSecurityPolicy } from "@/lib/wall/content-security-policy.ts";
import { securityHeaders } from "@/lib/wall/security-headers.ts";

/** What Node's parser says of bytes that are no request; everything else is «Bad Request». */
const LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/**
 * Answers bytes that never became a request, which neither Next nor the wall hears of, in the same
 * header set as everything else, and closes the connection.
 */
export function refuseUnreadable(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  settings: Environment,
): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const dress = { kind: "api" } as const;
  const { PUBLIC_SCHEME: scheme } = settings;
  const headers = {
    ...securityHeaders(dress, {
      contentSecurityPolicy: contentSecurityPolicy(dress, {
        nonce: "",
        scheme,
        development: false,
        settings,
      }),
      requestId: newId(),
      scheme,
      // @NOTE Which host was meant is unknown, so TLS is promised for none.
      ownHost: false,
      settings,
    }),
    connection: "close",
    "content-length": "0",
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const line = `HTTP/1.1 ${LINES[error.code ?? ""] ?? "400 Bad Request"}`;
  socket.end(`${[line, ...head].join("\r\n")}\r\n\r\n`);
}
