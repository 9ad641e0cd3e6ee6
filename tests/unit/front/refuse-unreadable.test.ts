import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refuseUnreadable } from "@/lib/front/refuse-unreadable.ts";
import { parseEnvironment } from "@/lib/kernel/env.ts";

const server = createServer({ maxHeaderSize: 1024 }, (_request, response) => response.end("read"));
const settings = parseEnvironment({
  PUBLIC_SCHEME: "https",
  GATEHOUSE_SECRET: "s".repeat(32),
  GATEHOUSE_VERIFY_KEY: "{}",
});
server.on("clientError", (error, socket) => refuseUnreadable(error, socket, settings));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Everything the server says to these bytes until it hangs up. */
const answerTo = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
    socket.once("error", reject);
    socket.once("close", () => resolve(answer));
    socket.write(text);
  });

test.each([
  ["that are no request", "no request at all\r\n\r\n", "400 Bad Request"],
  ["with a broken header", "GET / HTTP/1.1\r\nHost x\r\n\r\n", "400 Bad Request"],
  ["with too long a header", `GET / HTTP/1.1\r\nX: ${"a".repeat(5000)}`, "431 Request Header"],
])("bytes %s are refused in the header set of every answer", async (_name, text, line) => {
  const answer = await answerTo(text);
  expect(answer).toContain(`HTTP/1.1 ${line}`);
  expect(answer).toMatch(/^x-content-type-options: nosniff\r$/m);
  expect(answer).toMatch(/^content-security-policy: default-src 'none'/m);
  expect(answer).toMatch(/^strict-transport-security: max-age=63072000\r$/m);
  expect(answer).toMatch(/^x-request-id: [0-9a-f-]{36}\r$/m);
  expect(answer).toMatch(/^connection: close\r$/m);
});
