import { describe, expect, inject, test } from "vitest";
import { ask, askRaw } from "../support/attack/ask.ts";
import { headerFaults, leaksIn } from "../support/attack/leaks.ts";
import { hostOf } from "../support/attack/places.ts";

const nobody = "nobody at all";
const servers = inject("attackServers").filter(({ wall }) => wall === "intact");
if (servers.length !== 2) throw new Error("The attack suite has no servers with their wall.");

const lines = (...text: string[]): string => `${text.join("\r\n")}\r\nConnection: close\r\n\r\n`;

describe.each(servers)("with the wall $name", (server) => {
  const { port, root } = server;
  const [acme, globex] = [hostOf(server, "acme"), hostOf(server, "globex")];

  describe("requests that no client would write", () => {
    test.each<[string, string, number[]]>([
      ["an absolute target", lines(`GET http://${globex}/about HTTP/1.1`, `Host: ${acme}`), [400]],
      [
        "an absolute target of Acme",
        lines(`GET http://${acme}/ HTTP/1.1`, `Host: ${globex}`),
        [400],
      ],
      ["a target without a slash", lines("GET about HTTP/1.1", `Host: ${globex}`), [400]],
      ["a target that is a host", lines(`GET //${acme}/about HTTP/1.1`, `Host: ${globex}`), [400]],
      ["an asterisk", lines("OPTIONS * HTTP/1.1", `Host: ${globex}`), [400, 401, 405]],
      ["no host at all", lines("GET /about HTTP/1.1"), [404]],
      ["HTTP/1.0 with a host", lines("GET /about HTTP/1.0", `Host: ${globex}`), [307]],
      ["HTTP/1.0 without a host", lines("GET /about HTTP/1.0"), [404]],
      ["HTTP/1.0 without a host, for the dashboard", lines("GET /admin HTTP/1.0"), [404]],
      [
        "two hosts, Acme first",
        lines("GET /about/team HTTP/1.1", `Host: ${acme}`, `Host: ${globex}`),
        [200, 400],
      ],
      [
        "two hosts, Globex first",
        lines("GET /about/team HTTP/1.1", `Host: ${globex}`, `Host: ${acme}`),
        [307, 400],
      ],
      ["a tab in its host", lines("GET /about HTTP/1.1", `Host: ${acme}\t${globex}`), [400, 404]],
      ["TRACE", lines("TRACE /about HTTP/1.1", `Host: ${globex}`), [400, 405]],
      ["TRACK", lines("TRACK /about HTTP/1.1", `Host: ${globex}`), [400, 405]],
      ["PROPFIND", lines("PROPFIND /about HTTP/1.1", `Host: ${globex}`), [405]],
      ["PURGE", lines("PURGE /about HTTP/1.1", `Host: ${acme}`), [405]],
      ["a method in small letters", lines("get /about HTTP/1.1", `Host: ${globex}`), [400]],
      ["a method that does not exist", lines("JEFE /about HTTP/1.1", `Host: ${globex}`), [400]],
      ["a NUL in its target", lines("GET /about\0 HTTP/1.1", `Host: ${globex}`), [400]],
      ["a NUL in a header", lines("GET /about HTTP/1.1", `Host: ${globex}`, "X: a\0b"), [400]],
      [
        "a folded header",
        lines("GET /about HTTP/1.1", `Host: ${globex}`, "X: a", " b"),
        [307, 400],
      ],
      ["bytes that are no UTF-8", lines("GET /about/%ff%fe HTTP/1.1", `Host: ${globex}`), [400]],
      ["a broken escape", lines("GET /about/% HTTP/1.1", `Host: ${globex}`), [400]],
      ["raw bytes above ASCII", lines("GET /about/\xe9 HTTP/1.1", `Host: ${globex}`), [307, 400]],
      [
        "a header without end",
        lines("GET / HTTP/1.1", `Host: ${globex}`, `X: ${"a".repeat(70_000)}`),
        [400, 431],
      ],
      [
        "two lengths",
        lines("POST / HTTP/1.1", `Host: ${globex}`, "Content-Length: 3", "Content-Length: 4"),
        [400],
      ],
      [
        "a length and chunks",
        lines(
          "POST / HTTP/1.1",
          `Host: ${globex}`,
          "Content-Length: 3",
          "Transfer-Encoding: chunked",
        ),
        [400],
      ],
      [
        "an expectation",
        lines("GET /about HTTP/1.1", `Host: ${globex}`, "Expect: everything"),
        [307, 417],
      ],
      [
        "an upgrade",
        lines("GET /about HTTP/1.1", `Host: ${globex}`, "Upgrade: websocket"),
        [307, 400],
      ],
      ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400]],
    ])("%s get nothing", async (_name, text, wanted) => {
      const reply = await askRaw(port, text);
      expect(wanted).toContain(reply.status);
      const allowed = reply.status === 200 ? (["a page of a website"] as const) : [];
      expect(leaksIn(reply, nobody, allowed)).toEqual([]);
      expect(headerFaults(reply)).toEqual([]);
    });

    test("CONNECT opens no tunnel", async () => {
      const text = `CONNECT ${globex} HTTP/1.1\r\nHost: ${globex}\r\n\r\nGET /about HTTP/1.1\r\nHost: ${acme}\r\n\r\n`;
      const reply = await askRaw(port, text);
      expect([0, 400, 405]).toContain(reply.status);
      expect(leaksIn(reply, nobody)).toEqual([]);
    });

    test.each([
      ["a socket", "websocket", "/about"],
      ["a socket for nothing that is there", "websocket", "/no-such-page"],
      ["a socket for the API", "websocket", "/api/v1/users"],
      ["another version of HTTP", "h2c", "/about"],
      ["a tunnel", "connect-udp", "//elsewhere.example/"],
    ])("whoever asks to go on as %s gets the answer that anybody gets", async (_name, to, path) => {
      // @NOTE Next listens for such requests from the first one on that it answers.
      await ask(port, { host: root, path: "/login" });
      const asked = (...more: string[]) =>
        askRaw(port, [`GET ${path} HTTP/1.1`, `Host: ${globex}`, ...more, "", ""].join("\r\n"));
      const plain = await asked("Connection: close");
      const reply = await asked("Connection: Upgrade, close", `Upgrade: ${to}`);
      expect(reply.status).toBe(plain.status);
      expect(leaksIn(reply, nobody)).toEqual([]);
      expect(headerFaults(reply)).toEqual([]);
    });

    test("a second request behind a first is judged by itself", async () => {
      const first = `GET / HTTP/1.1\r\nHost: ${acme}\r\n\r\n`;
      const reply = await askRaw(
        port,
        `${first}${lines("GET /about HTTP/1.1", `Host: ${globex}`)}`,
      );
      expect(reply.status).toBe(200);
      expect(reply.body).toContain("HTTP/1.1 307");
      expect(leaksIn(reply, nobody, ["a page of a website"])).toEqual([]);
    });
  });

  describe("requests that are too much", () => {
    const post = (path: string, headers: Record<string, string>, body: string) =>
      ask(port, { host: root, path, method: "POST", headers, body });

    test.each([
      ["an address beyond 8 KB", { path: `/${"a".repeat(8200)}` }, 414],
      ["a query beyond 8 KB", { path: `/login?${"a".repeat(8200)}` }, 414],
      ["a path of ten thousand dots", { path: `/${"./".repeat(3000)}admin` }, 401],
      [
        "a cookie beyond 16 KB",
        { path: "/admin", cookie: `gatehouse.session=${"a".repeat(16_000)}` },
        401,
      ],
      ["a thousand cookies", { path: "/admin", cookie: "gatehouse.session=a; ".repeat(1000) }, 401],
    ])("%s is refused", async (_name, asking, status) => {
      const reply = await ask(port, { host: root, ...asking });
      expect(reply.status).toBe(status);
      expect(headerFaults(reply)).toEqual([]);
    });

    test.each([
      ["/api/auth/callback/credentials", "application/x-www-form-urlencoded", 17_000, [413]],
      ["/api/auth/callback/credentials", "application/json", 2_000_000, [413]],
      ["/login", "text/plain", 8_100_000, [413]],
      ["/setup", "application/json", 1_100_000, [413]],
    ])("a body of %s (%s) of %i bytes is refused", async (path, type, size, wanted) => {
      const headers = { origin: `http://${root}`, "content-type": type };
      const reply = await post(path, headers, "a".repeat(size)).catch((error: unknown) => {
        // The server may answer and hang up before it has read what it refuses.
        if (error instanceof Error && "code" in error) return null;
        throw error;
      });
      expect([null, ...wanted]).toContain(reply?.status ?? null);
    });
  });

  test("a body in chunks that say no length is read no further than it may be long", async () => {
    const cookie = server.credentials["Acme's admin"];
    const start = [`POST /admin/archive/arrive HTTP/1.1`, `Host: ${root}`, `Cookie: ${cookie}`];
    const about = [`Origin: http://${root}`, "Content-Type: application/json"];
    const head = lines(...start, ...about, "Transfer-Encoding: chunked");
    const chunk = `8000\r\n${" ".repeat(0x80_00)}\r\n`;
    const reply = await askRaw(port, `${head}${chunk.repeat(40)}2\r\n{}\r\n0\r\n\r\n`);
    expect(reply.status).toBe(413);
    expect(headerFaults(reply)).toEqual([]);
  });

  describe("forms that are none", () => {
    const paths = ["/login", "/setup", "/admin", "/admin/acme", "/nothing", "/api/auth/signout"];
    // @NOTE Anybody may post to this one; it wants a token of its own.
    const setUp = server.actions.find(({ name }) => name === "setUp")?.id ?? "";
    const bodies: readonly [string, string][] = [
      ["text/plain;charset=UTF-8", ""],
      ["text/plain;charset=UTF-8", "[1,"],
      ["text/plain;charset=UTF-8", '["$1:a:b"]'],
      ["text/plain;charset=UTF-8", "[".repeat(20_000)],
      ["application/octet-stream", "x"],
      [
        "multipart/form-data; boundary=x",
        '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_x"\r\n\r\n\r\n--x--\r\n',
      ],
      ["multipart/form-data; boundary=x", "--y no such boundary"],
      ["multipart/form-data", "no boundary at all"],
      [
        "multipart/form-data; boundary=x",
        '--x\r\nContent-Disposition: form-data; name="$ACTION_REF_1"\r\n\r\n\r\n--x\r\nContent-Disposition: form-data; name="$ACTION_1:0"\r\n\r\n{"id":"x","bound":"$@1"}\r\n--x--\r\n',
      ],
      ["application/x-www-form-urlencoded", "$ACTION_ID_x=1&%zz=%"],
      ["text/plain;charset=UTF-8", '["$F1","$@0"]'],
      ["application/json", '{"__proto__":{"then":"$1:__proto__:then"}}'],
    ];

    test.each(paths)("%s answers them without stumbling", async (path) => {
      const found = [];
      for (const [type, body] of bodies) {
        for (const action of [null, "x", "a".repeat(42), "__proto__", setUp]) {
          const headers = {
            origin: `http://${root}`,
            "content-type": type,
            ...(action === null ? {} : { "next-action": action }),
          };
          const reply = await ask(port, { host: root, path, method: "POST", headers, body });
          const leaks = leaksIn(reply, nobody);
          const faults = headerFaults(reply);
          const isSound = reply.status < 500 && leaks.length === 0 && faults.length === 0;
          if (!isSound) found.push({ type, action, body, status: reply.status, leaks, faults });
        }
      }
      expect(found).toEqual([]);
    });
  });
});
