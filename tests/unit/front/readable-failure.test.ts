import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { readableFailure } from "@/lib/front/readable-failure.ts";

/** What somebody gets of an answer that `run` writes after it was prepared. */
async function answerOf(
  run: (response: ServerResponse, insteadOfPage: (status: number) => ServerResponse) => void,
  method = "GET",
): Promise<{ status: number; type: string | null; encoding: string | null; body: string }> {
  const server = createServer((_request, response) => run(response, readableFailure(response)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, { method });
  const body = await answer.text();
  server.close();
  const { status, headers } = answer;
  return {
    status,
    type: headers.get("content-type"),
    encoding: headers.get("content-encoding"),
    body,
  };
}

/** As Next does: the head is set when the first part is written. */
function blankPage(response: ServerResponse, insteadOfPage: (status: number) => ServerResponse) {
  response.writeHead = () => insteadOfPage(503);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("content-encoding", "gzip");
  response.setHeader("content-security-policy", "style-src 'self' 'nonce-abc_DEF-1'");
  response.setHeader("x-request-id", "the-request");
  response.statusCode = 500;
  response.write("<!DOCTYPE html><html id=__next_error__>");
  response.write("<script></script>");
  response.end("</html>");
}

test("a page that failed is replaced by one that can be read without scripts", async () => {
  const { status, encoding, body } = await answerOf(blankPage);
  expect({ status, encoding }).toEqual({ status: 503, encoding: null });
  expect(body).toContain("<h1>Temporarily unavailable</h1>");
  expect(body).toContain('<style nonce="abc_DEF-1">');
  expect(body).toContain("the-request");
  expect(body).not.toContain("__next_error__");
});

test("the head of it alone is told where nothing else was asked for", async () => {
  expect(await answerOf(blankPage, "HEAD")).toMatchObject({ status: 503, body: "" });
});

test("what is no page keeps what it says", async () => {
  const answer = await answerOf((response, insteadOfPage) => {
    response.writeHead = () => insteadOfPage(503);
    response.setHeader("content-type", "text/x-component");
    response.end("1:E{}");
  });
  expect(answer).toMatchObject({ status: 503, type: "text/x-component", body: "1:E{}" });
});

test("an answer that did not fail is sent as it is", async () => {
  const answer = await answerOf((response) => {
    response.setHeader("content-type", "text/html");
    response.write("one ");
    response.end("two");
  });
  expect(answer).toMatchObject({ status: 200, body: "one two" });
});
