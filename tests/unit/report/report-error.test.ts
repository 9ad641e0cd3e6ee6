import { beforeEach, describe, expect, test, vi } from "vitest";

type Sent = { readonly by: "beacon" | "request"; readonly report: Record<string, unknown> };

let sent: Sent[];
let isBeaconTaken: boolean;

/** A page that was just loaded, in a browser whose beacons are taken or not. */
async function freshPage(): Promise<typeof import("@/app/_report/report-error.ts")> {
  vi.resetModules();
  sent = [];
  isBeaconTaken = true;
  const keep = (by: Sent["by"], text: string) =>
    sent.push({ by, report: JSON.parse(text) as Sent["report"] });
  vi.stubGlobal("location", { pathname: "/admin/acme/pages" });
  vi.stubGlobal(
    "Blob",
    class {
      readonly text: string;
      constructor([text = ""]: string[]) {
        this.text = text;
      }
    },
  );
  vi.stubGlobal("navigator", {
    sendBeacon: (address: string, { text }: { text: string }) => {
      expect(address).toBe("/api/client-errors");
      if (isBeaconTaken) keep("beacon", text);
      return isBeaconTaken;
    },
  });
  vi.stubGlobal("fetch", (_address: string, { body }: { body: string }) => {
    keep("request", body);
    return Promise.reject(new Error("The server is away."));
  });
  return import("@/app/_report/report-error.ts");
}

let page: typeof import("@/app/_report/report-error.ts");
beforeEach(async () => {
  page = await freshPage();
});

const failure = (message: string, stack = `Error\n at f (/a.js:1:${message.length})`) =>
  Object.assign(new TypeError(message), { stack });

describe("a page tells of an error", () => {
  test("with its name, its frames and the page's path", () => {
    page.reportError(failure("x is undefined"), { source: "/a.js", line: 1, column: 2 });
    expect(sent).toEqual([
      {
        by: "beacon",
        report: {
          message: "TypeError: x is undefined",
          stack: "Error\n at f (/a.js:1:14)",
          source: "/a.js",
          line: 1,
          column: 2,
          page: "/admin/acme/pages",
        },
      },
    ]);
  });

  test("once, however often it happens", () => {
    for (let times = 0; times < 5; times += 1) page.reportError(failure("again"));
    expect(sent).toHaveLength(1);
  });

  test("of a few, and is silent then", () => {
    for (let index = 0; index < 40; index += 1) page.reportError(failure(`error ${index}`));
    expect(sent).toHaveLength(8);
  });

  test("by a request where no beacon is taken, whose failure nobody hears of", async () => {
    isBeaconTaken = false;
    page.reportError(failure("one"));
    await Promise.resolve();
    expect(sent.map(({ by }) => by)).toEqual(["request"]);
  });

  test("without what no database keeps", () => {
    page.reportError(failure("a\0b\ud800c"));
    expect(sent[0]?.report["message"]).toBe("TypeError: a b c");
  });
});

test.each([
  ["nothing", undefined, "Thrown: undefined"],
  ["a text", "out of order", "Thrown: out of order"],
  ["a symbol", Symbol("x"), "Thrown: Symbol(x)"],
])("%s that was thrown is told as words", (_what, thrown, message) => {
  page.reportError(thrown);
  expect(sent[0]?.report["message"]).toBe(message);
});

test("what cannot even be read is passed over", () => {
  const trap = Object.create(null) as object;
  expect(() => page.reportError(trap)).not.toThrow();
  expect(sent).toEqual([]);
});
