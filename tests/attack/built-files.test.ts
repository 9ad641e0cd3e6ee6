import { describe, expect, inject, test } from "vitest";
import { ask, type Asking, type Reply } from "../support/attack/ask.ts";
import { headerFaults } from "../support/attack/leaks.ts";
import { hostOf } from "../support/attack/places.ts";

const [server] = inject("attackServers").filter(({ wall }) => wall === "intact");
if (server === undefined) throw new Error("The attack suite has no server with its wall.");
const { port, root } = server;
const acme = hostOf(server, "acme");

const scriptOf = async (): Promise<string> => {
  const page = await (await fetch(`http://${root}/login`)).text();
  const [address] = /\/_next\/static\/[\w./-]+\.js/.exec(page) ?? [];
  if (address === undefined) throw new Error("The sign-in page names no script.");
  return address;
};

const askFor = (path: string, headers: Asking["headers"] = {}, method = "GET"): Promise<Reply> =>
  ask(port, { path, host: acme, method, headers });

/** What answers about the same file say, whichever way it is sent. */
const said = ({ headers }: Reply) => {
  const own = ["date", "etag", "last-modified", "content-length", "x-request-id"];
  const way = ["content-encoding", "transfer-encoding", "accept-ranges", "connection", "vary"];
  const skipped = new Set([...own, ...way, "keep-alive"]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !skipped.has(name)));
};

describe("a file of the build", () => {
  test("is the same for who reads Brotli, in the same headers", async () => {
    const path = await scriptOf();
    const url = `http://${root}${path}`;
    const [plain, packed] = await Promise.all(
      ["identity", "gzip, br"].map((coding) =>
        fetch(url, { headers: { "accept-encoding": coding } }),
      ),
    );
    expect(packed?.headers.get("content-encoding")).toBe("br");
    expect(plain?.headers.get("content-encoding")).toBeNull();
    expect(await packed?.text()).toBe(await plain?.text());
    const [one, other] = [
      await askFor(path),
      await askFor(path, { "accept-encoding": "br" }),
    ] as const;
    expect(other.status).toBe(200);
    expect(headerFaults(other)).toEqual([]);
    expect(said(other)).toEqual(said(one));
    expect(other.headers.vary).toContain("Accept-Encoding");
  });

  test.each<[string, Record<string, string>]>([
    ["does not read it", { "accept-encoding": "gzip" }],
    ["refuses it", { "accept-encoding": "gzip, br;q=0" }],
    ["wants a part", { "accept-encoding": "br", range: "bytes=0-9" }],
  ])("is not sent in Brotli to who %s", async (_who, headers) => {
    const reply = await askFor(await scriptOf(), headers);
    expect([200, 206]).toContain(reply.status);
    expect(reply.headers["content-encoding"]).not.toBe("br");
    expect(headerFaults(reply)).toEqual([]);
  });

  test.each(["/_next/static/", "/_next/static/../BUILD_ID", "/_next/static/chunks/%2e%2e/x.js"])(
    "is no way to another: %s",
    async (path) => {
      const reply = await askFor(path, { "accept-encoding": "br" });
      expect([308, 400, 401, 404]).toContain(reply.status);
      expect(headerFaults(reply)).toEqual([]);
    },
  );

  test("is only read", async () => {
    const reply = await askFor(await scriptOf(), { "accept-encoding": "br" }, "POST");
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.headers["content-encoding"]).not.toBe("br");
  });
});
