import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOME, ownPath } from "@/lib/doors/own-path.ts";

describe("the path to return to", () => {
  test.each([
    "/admin",
    "/admin/acme",
    "/admin/acme/pages?q=a%20b#top",
    "/admin?x=https://e.test",
    "/api/docs",
    "/api/docs?organization=acme#posts",
  ])("keeps %s", (path) => expect(ownPath(path)).toBe(path));

  test.each([
    undefined,
    "",
    "admin",
    "//evil.test/admin",
    "/\\evil.test/admin",
    "\\\\evil.test/admin",
    "https://evil.test/admin/acme",
    "javascript:alert(1)",
    "/\t/evil.test",
    "\t//evil.test",
    " /admin",
    "/admin/../login",
    "/admin/%2e%2e/api/auth/signout",
    "/administrator",
    "/api/auth/session",
    "/api/docs/x",
    "/api/docsx",
    "/admin/../api/docs/../auth/signout",
    "/login?returnTo=/login",
    `/admin/${"x".repeat(2048)}`,
    "http:/admin",
    "http://own.invalid/admin",
  ])("turns %j into the dashboard", (path) => expect(ownPath(path)).toBe(HOME));

  test("never leaves this origin, whatever is asked", () => {
    const parts = fc.constantFrom(
      "/",
      "\\",
      "//",
      "admin",
      "evil.test",
      "@",
      ":",
      "\t",
      "..",
      "%2f",
      "?",
      "#",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const url = new URL(ownPath(pieces.join("")), "https://cms.test");
        expect(url.origin).toBe("https://cms.test");
        expect(url.pathname).toMatch(/^\/admin(?:\/|$)/);
      }),
    );
  });
});
