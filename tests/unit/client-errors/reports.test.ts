import { describe, expect, test } from "vitest";
import type { ClientReport } from "@/lib/client-errors/client-report.ts";
import { clientReportSchema } from "@/lib/client-errors/client-report.ts";
import { cspReportSchemas, readViolations } from "@/lib/client-errors/csp-report.ts";
import { readErrorReport } from "@/lib/client-errors/error-report.ts";
import { fingerprintOf } from "@/lib/client-errors/fingerprint.ts";

const from = { origin: "https://acme.example.com", browser: "Firefox on Windows" };
const own = "https://acme.example.com/_next/static/chunks/main.js";

const chromium = `TypeError: x is undefined
    at save (${own}:1:200)
    at async Promise.all (index 0)
    at ${own}:1:300`;
const firefox = `save@${own}:1:200\n@${own}:1:300\n`;

const read = (report: object) =>
  readErrorReport({ message: "TypeError: x is undefined", page: "/login", ...report }, from);

describe("an error", () => {
  test.each([
    ["Chromium", chromium, "at save (/_next/static/chunks/main.js:1:200)"],
    ["Firefox and Safari", firefox, "save@/_next/static/chunks/main.js:1:200"],
  ])("keeps the frames as %s writes them, with own files by their path", (_who, stack, first) => {
    const kept = read({ stack, source: own, line: 1, column: 200 });
    expect(kept?.stack.split("\n")).toHaveLength(2);
    expect(kept?.stack.split("\n")[0]).toBe(first);
    expect(kept?.source).toBe("/_next/static/chunks/main.js:1:200");
  });

  test("keeps no line of its message among the frames", () => {
    const stack = `Error: mail ada@example.org\nwith a second line\n at f (${own}:1:2)`;
    expect(read({ stack })?.stack).toBe("at f (/_next/static/chunks/main.js:1:2)");
  });

  test.each([
    ["a file", { source: "chrome-extension://abcdef/content.js" }],
    ["a first frame", { stack: "Error\n at f (moz-extension://abcdef/a.js:1:2)" }],
    ["a masked file of Safari", { source: "webkit-masked-url://hidden/" }],
  ])("of an extension, told by %s, is passed over", (_what, report) => {
    expect(read(report)).toBeNull();
  });

  test("fits what may be kept, however large it was", () => {
    const huge = "wörter 😀 ".repeat(3000);
    const stack = `at f (${own}:1:2)\n`.repeat(500);
    const kept = read({ message: huge, source: huge, stack, page: `/${huge}` });
    expect(clientReportSchema.safeParse(kept).error).toBeUndefined();
  });
});

describe("a violation", () => {
  const byUri = {
    "csp-report": {
      "document-uri": "https://acme.example.com/admin/acme/pages?tab=1",
      "effective-directive": "img-src",
      "violated-directive": "img-src",
      "blocked-uri": "https://elsewhere.test/a.png?token=1",
      "source-file": "https://acme.example.com/admin/acme/pages",
      "line-number": 3,
      "script-sample": "",
    },
  };
  const byApi = (body: object) => [
    { type: "deprecation", age: 1, url: "x", user_agent: "y", body: { id: "z" } },
    {
      type: "csp-violation",
      age: 1,
      url: "x",
      user_agent: "y",
      body: {
        documentURL: "https://acme.example.com/about",
        effectiveDirective: "script-src-elem",
        blockedURL: "inline",
        disposition: "enforce",
        ...body,
      },
    },
  ];
  const uri = (value: unknown) =>
    readViolations(cspReportSchemas["application/csp-report"].parse(value), from);
  const api = (value: unknown) =>
    readViolations(cspReportSchemas["application/reports+json"].parse(value), from);

  test("is read from both shapes, with directive, what was blocked, and the page's path", () => {
    expect(uri(byUri)).toMatchObject([
      {
        kind: "csp",
        directive: "img-src",
        blocked: "https://elsewhere.test/a.png",
        page: "/admin/acme/pages",
        source: "/admin/acme/pages:3",
      },
    ]);
    expect(api(byApi({}))).toMatchObject([
      { directive: "script-src-elem", blocked: "inline", page: "/about" },
    ]);
  });

  test("on a page of somebody else's is not listened to", () => {
    expect(api(byApi({ documentURL: "https://globex.example.com/about" }))).toEqual([]);
    expect(api(byApi({ documentURL: "about:srcdoc" }))).toEqual([]);
  });

  test("of an extension is passed over", () => {
    expect(api(byApi({ sourceFile: "chrome-extension" }))).toEqual([]);
    expect(api(byApi({ blockedURL: "moz-extension://abc/x.css" }))).toEqual([]);
  });
});

describe("two reports are the same error", () => {
  const report = (change: Partial<ClientReport>): ClientReport => ({
    kind: "error",
    message: "Entry 17 at https://a.test/x is gone",
    source: "",
    stack: "at save (/_next/static/chunks/main.js:1:200)",
    page: "/a",
    browser: "Firefox",
    directive: null,
    blocked: null,
    ...change,
  });
  const same = async (one: Partial<ClientReport>, other: Partial<ClientReport>) =>
    (await fingerprintOf(report(one))) === (await fingerprintOf(report(other)));

  test("when numbers, ids, addresses, page and browser differ alone", async () => {
    const message = "Entry 4 at http://b.test/y/z is gone";
    expect(await same({}, { message, page: "/b", browser: "Chrome" })).toBe(true);
    const id = (digit: string) => ({
      message: `No ${digit.repeat(8)}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`,
    });
    expect(await same(id("1"), id("e"))).toBe(true);
  });

  test("but not when message, own frame, directive or blocked host differ", async () => {
    expect(await same({}, { message: "Something else" })).toBe(false);
    expect(await same({}, { stack: "at load (/_next/static/chunks/main.js:1:200)" })).toBe(false);
    const csp = { kind: "csp", directive: "img-src", blocked: "https://a.test/1.png" } as const;
    expect(await same(csp, { ...csp, blocked: "https://a.test/2.png" })).toBe(true);
    expect(await same(csp, { ...csp, blocked: "https://b.test/1.png" })).toBe(false);
    expect(await same(csp, { ...csp, directive: "font-src" })).toBe(false);
  });
});
