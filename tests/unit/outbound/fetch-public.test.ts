import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchPublic, type FetchOptions } from "@/lib/outbound/fetch-public.ts";
import { OutboundFailure } from "@/lib/outbound/outbound-failure.ts";

const bounds = { maxBytes: 1_000_000, timeout: 5_000, allow: [] } satisfies FetchOptions;

/** Addresses that lead, or may lead, into our own network or out of HTTP. */
const HOSTILE = [
  "http://127.0.0.1/",
  "http://127.1/",
  "http://2130706433/",
  "http://0177.0.0.1/",
  "http://0x7f.0x0.0x0.0x1/",
  "http://0x7f000001/",
  "http://017700000001/",
  "http://0.0.0.0/",
  "http://0/",
  "http://①②⑦.⓪.⓪.①/",
  "http://localhost/",
  "http://10.0.0.1/",
  "http://172.16.0.1/",
  "http://192.168.1.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://100.64.0.1/",
  "http://192.0.0.170/",
  "http://198.18.0.1/",
  "http://224.0.0.1/",
  "http://240.0.0.1/",
  "http://255.255.255.255/",
  "http://[::1]/",
  "http://[::]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:8.8.8.8]/",
  "http://[::127.0.0.1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[64:ff9b:1::a00:1]/",
  "http://[2002:7f00:1::]/",
  "http://[2001::1]/",
  "http://[fc00::1]/",
  "http://[fe80::1]/",
  "http://[fec0::1]/",
  "http://[ff02::1]/",
  "http://[4000::1]/",
  "http://8.8.8.8:22/",
  "http://8.8.8.8:8080/",
  "http://ada:secret@8.8.8.8/",
  "http://ada@8.8.8.8/",
  "file:///etc/passwd",
  "gopher://8.8.8.8/_",
  "ftp://8.8.8.8/",
  "data:text/plain,hello",
  "javascript:alert(1)",
  "//8.8.8.8/",
  "",
] as const;

test.each(HOSTILE)("%s is refused before anything is sent", async (address) => {
  await expect(fetchPublic(address, bounds)).rejects.toMatchObject({ reason: "refused" });
});

test.each([
  [["127.0.0.1"]],
  [["8.8.8.8", "10.0.0.1"]],
  [["2606:4700::1111", "::1"]],
  [["not an address"]],
])("a name that resolves to %j is refused, whichever of them would be asked", async (addresses) => {
  const resolve = () => Promise.resolve(addresses);
  const asked = fetchPublic("http://rebind.example/", { ...bounds, resolve });
  await expect(asked).rejects.toMatchObject({ reason: "refused" });
});

test("a name without an address is out of reach", async () => {
  const nobody = fetchPublic("http://nobody.example/", {
    ...bounds,
    resolve: () => Promise.resolve([]),
  });
  await expect(nobody).rejects.toMatchObject({ reason: "unreachable" });
});

describe("a host that may be asked", () => {
  let server: Server;
  let port = 0;
  const seen: { path: string; headers: Record<string, unknown> }[] = [];
  const at = (path: string, host = "127.0.0.1") => `http://${host}:${port}${path}`;
  const allowed = () => ({ ...bounds, allow: [`127.0.0.1:${port}`, `old.example:${port}`] });
  const read = async (path: string, options: Partial<FetchOptions> = {}) => {
    const { body, ...rest } = await fetchPublic(at(path), { ...allowed(), ...options });
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return { ...rest, text: Buffer.concat(chunks).toString() };
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push({ path: request.url ?? "", headers: request.headers });
      (ANSWERS[request.url ?? ""] ?? missing)(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test("answers with its status, headers and bytes, and hears nothing of us", async () => {
    expect(await read("/image.png")).toMatchObject({
      status: 200,
      url: at("/image.png"),
      headers: { "content-type": "image/png" },
      text: "bytes",
    });
    const { headers } = seen.at(-1) ?? {};
    expect(Object.keys(headers ?? {}).sort()).toEqual(
      ["accept", "accept-encoding", "connection", "host", "user-agent"].sort(),
    );
  });

  test("may say that there is nothing", async () => {
    expect(await read("/gone.png")).toMatchObject({ status: 404 });
  });

  test("is only asked on the port that is named with it", async () => {
    const other = fetchPublic("http://127.0.0.1:1/", allowed());
    await expect(other).rejects.toMatchObject({ reason: "refused" });
  });

  test("is connected to where it was resolved, and not resolved again", async () => {
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return Promise.resolve(asked === 1 ? ["127.0.0.1"] : ["192.0.2.1"]);
    };
    const found = await fetchPublic(at("/image.png", "old.example"), { ...allowed(), resolve });
    found.close();
    expect(found.status).toBe(200);
    expect(asked).toBe(1);
    expect(seen.at(-1)?.headers).toMatchObject({ host: `old.example:${port}` });
  });

  test("may send on to another place of its own", async () => {
    expect(await read("/moved")).toMatchObject({ status: 200, url: at("/image.png") });
  });

  test.each(["/to-metadata", "/to-loopback", "/to-file", "/to-credentials", "/to-other-port"])(
    "may not send on into our network (%s)",
    async (path) => {
      const before = seen.length;
      await expect(read(path)).rejects.toMatchObject({ reason: "refused" });
      expect(seen).toHaveLength(before + 1);
    },
  );

  test("may not send on for ever", async () => {
    await expect(read("/circle")).rejects.toMatchObject({ reason: "too-many-redirects" });
  });

  test.each(["/large", "/endless"])("may not send more than was agreed (%s)", async (path) => {
    await expect(read(path, { maxBytes: 1000 })).rejects.toMatchObject({ reason: "too-large" });
  });

  test.each(["/silent", "/drip"])("may not take longer than was agreed (%s)", async (path) => {
    await expect(read(path, { timeout: 200 })).rejects.toMatchObject({ reason: "too-late" });
  });

  test("may not send what grows when it is unpacked", async () => {
    await expect(read("/bomb")).rejects.toMatchObject({ reason: "encoded" });
  });

  test.each(["/half", "/cut"])("that ends half-way has sent nothing (%s)", async (path) => {
    const failure: unknown = await read(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OutboundFailure);
    expect(failure).toMatchObject({ reason: "unreachable" });
  });

  test("a resolver that never answers is not waited for", async () => {
    const resolve = () => new Promise<readonly string[]>(() => undefined);
    const asked = fetchPublic(at("/", "old.example"), { ...allowed(), resolve, timeout: 100 });
    await expect(asked).rejects.toMatchObject({ reason: "too-late" });
  });

  const missing: RequestListener = (_request, response) => response.writeHead(404).end("nothing");
  const to =
    (location: string): RequestListener =>
    (_request, response) =>
      response.writeHead(302, { location }).end();
  const ANSWERS: Record<string, RequestListener> = {
    "/image.png": (_request, response) =>
      response.writeHead(200, { "content-type": "image/png" }).end("bytes"),
    "/moved": to("/image.png"),
    "/circle": to("/circle"),
    "/to-metadata": to("http://169.254.169.254/"),
    "/to-loopback": to("http://[::1]/"),
    "/to-file": to("file:///etc/passwd"),
    "/to-credentials": (request, response) =>
      to(`http://ada:x@${request.headers.host}/image.png`)(request, response),
    "/to-other-port": to("http://127.0.0.1:22/"),
    "/large": (_request, response) =>
      response.writeHead(200, { "content-length": 5000 }).end("x".repeat(5000)),
    "/endless": (_request, response) => {
      const timer = setInterval(() => response.write("x".repeat(400)), 5);
      response.on("close", () => clearInterval(timer));
    },
    "/silent": () => undefined,
    "/drip": (_request, response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    },
    "/bomb": (_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("0".repeat(1_000_000))),
    "/half": (_request, response) => {
      response.writeHead(200, { "content-length": 500 }).write("half");
      setTimeout(() => response.destroy(), 20);
    },
    "/cut": (request) => request.socket.destroy(),
  };
});
