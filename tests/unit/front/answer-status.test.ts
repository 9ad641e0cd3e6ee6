import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { answerHonestly, noteRequestError, sayUnavailable } from "@/lib/front/answer-status.ts";
import { NotFound, Unavailable } from "@/lib/kernel/errors.ts";

/** The status of an answer that a page begins with `status`, after `during` happened. */
async function statusOf(
  status: number,
  during: () => void,
  headers: Record<string, string> = {},
): Promise<string> {
  const server = createServer((_request, response) =>
    answerHonestly(response, () => {
      setImmediate(() => {
        during();
        response.writeHead(status);
        response.end();
      });
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers });
  server.close();
  return `${answer.status} ${answer.headers.get("retry-after") ?? "-"}`;
}

test("a page that failed for want of the database is 503, any other failure stays 500", async () => {
  expect(await statusOf(500, () => noteRequestError(new Unavailable()))).toBe("503 5");
  expect(await statusOf(500, () => noteRequestError(new NotFound()))).toBe("500 -");
  expect(await statusOf(500, () => {})).toBe("500 -");
});

test("a page that says readably that it cannot be shown is 503, though it was rendered", async () => {
  expect(await statusOf(200, sayUnavailable)).toBe("503 5");
  expect(await statusOf(200, () => noteRequestError(new Unavailable()))).toBe("200 -");
  expect(await statusOf(200, () => {})).toBe("200 -");
});

test("arguments of an action that could not be read are the sender's fault", async () => {
  const headers = { "next-action": "anything" };
  expect(await statusOf(500, () => {}, headers)).toBe("400 -");
  expect(await statusOf(500, () => noteRequestError(new Unavailable()), headers)).toBe("503 5");
  expect(await statusOf(200, () => {}, headers)).toBe("200 -");
});

test("outside of a request there is nobody to tell", () => {
  expect(() => sayUnavailable()).not.toThrow();
});
