import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { tidyRequest } from "@/lib/front/tidy-request.ts";
import { z } from "zod";

/** What those behind read: Next by Node's headers, the API by those of a Web `Request`. */
type Read = { readonly node: IncomingHttpHeaders; readonly web: Record<string, string> };

const headersSchema = z.record(z.string(), z.string());
const readSchema = z.object({ node: headersSchema, web: headersSchema });

let trustedProxies = 0;
const server = createServer((incoming, response) => {
  void tidyRequest(incoming, response, trustedProxies).then((isFit) => {
    if (!isFit) return;
    const listen = getRequestListener(
      ({ headers }) => Response.json({ node: incoming.headers, web: Object.fromEntries(headers) }),
      { overrideGlobalObjects: false },
    );
    void listen(incoming, response);
  });
});

beforeAll(async () => {
  vi.stubEnv("GATEHOUSE_SECRET", "s".repeat(32));
  vi.stubEnv("GATEHOUSE_VERIFY_KEY", "{}");
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
});

type Answer = { readonly status: number; readonly type: string; readonly body: string };

/** Sends these headers as they stand: names and values in turn. */
const send = (headers: readonly string[], path = "/api/v1/content/posts"): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const options = { port, host: "127.0.0.1", path, agent: false, setHost: false };
    const sent = request({ ...options, headers: ["Host", "acme.test", ...headers] }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => (body += text));
      response.once("end", () => {
        const type = response.headers["content-type"] ?? "";
        resolve({ status: response.statusCode ?? 0, type, body });
      });
    });
    sent.once("error", reject);
    sent.end();
  });

async function readOf(headers: readonly string[]): Promise<Read> {
  return readSchema.parse(JSON.parse((await send(headers)).body));
}

describe("the address of a client", () => {
  const claims = ["X-Forwarded-For", "203.0.113.7", "x-FORWARDED-for", "203.0.113.8"];
  const forwarded = ["Forwarded", "for=203.0.113.7"];

  test("is the socket's for everybody behind, while no proxy is trusted", async () => {
    for (const headers of [[], claims, [...claims, ...forwarded, "X-Other", "1"]]) {
      const { node, web } = await readOf(headers);
      expect(node["x-forwarded-for"]).toBe("127.0.0.1");
      expect(web["x-forwarded-for"]).toBe("127.0.0.1");
      expect([node["forwarded"], web["forwarded"]]).toEqual([undefined, undefined]);
    }
  });

  test("is left to be read in the chain of proxies that are trusted", async () => {
    trustedProxies = 1;
    const { node, web } = await readOf(claims);
    trustedProxies = 0;
    expect(node["x-forwarded-for"]).toBe("203.0.113.7, 203.0.113.8");
    expect(web["x-forwarded-for"]).toBe("203.0.113.7, 203.0.113.8");
  });
});

describe("a header of which there can be one", () => {
  test.each([
    ["Host", "globex.test"],
    ["Authorization", "Bearer x"],
    ["X-Organization", "acme"],
    ["Content-Type", "application/vnd.api+json"],
    ["Origin", "https://acme.test"],
  ])("is refused where it comes twice: %s", async (name, value) => {
    const twice = [name, value, name.toLowerCase(), "another"];
    const ofApi = await send(twice);
    expect([ofApi.status, ofApi.type]).toEqual([400, "application/vnd.api+json"]);
    const ofPage = await send(twice, "/about");
    expect(ofPage.status).toBe(400);
    expect(ofPage.type).toMatch("text/html");
  });

  test("passes where it comes once, and others may come as often as they like", async () => {
    const headers = [
      "Authorization",
      "Bearer x",
      "Cookie",
      "a=1",
      "cookie",
      "b=2",
      "Accept",
      "*/*",
    ];
    const { node, web } = await readOf(headers);
    expect([node["cookie"], web["cookie"]]).toEqual(["a=1; b=2", "a=1; b=2"]);
    expect(web["authorization"]).toBe("Bearer x");
  });
});
