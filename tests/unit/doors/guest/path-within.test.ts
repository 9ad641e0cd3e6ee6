import { describe, expect, test } from "vitest";
import { pathWithin } from "@/lib/doors/guest/path-within.ts";

describe("the path to go on to", () => {
  test.each(["/", "/about", "/about/team?tab=2#top", "/über/café%20", "/a/../b"])(
    "stays on this host: %s",
    (address) => {
      const path = pathWithin(address);
      expect(new URL(path, "https://acme.test").host).toBe("acme.test");
      expect(path.startsWith("/") && !path.startsWith("//")).toBe(true);
    },
  );

  test.each([
    ...["//evil.test", "///evil.test", "/\\evil.test", "\\\\evil.test", "https://evil.test"],
    ...["javascript:alert(1)", "", "about", "/\t/evil.test", "/a\nb", "/\u0000", "/.//evil.test"],
    ...[
      "/..//evil.test",
      "/maintenance",
      "/maintenance?returnTo=/maintenance",
      "/maintenance/visit",
    ],
  ])("is the start page for %j", (address) => {
    expect(pathWithin(address)).toBe("/");
  });

  test("is the start page when nobody asked for any", () => {
    expect([pathWithin(undefined), pathWithin(null)]).toEqual(["/", "/"]);
  });
});
