import { describe, expect, test } from "vitest";
import { pagePath } from "@/lib/client-errors/page-path.ts";
import { scrub } from "@/lib/client-errors/scrub.ts";

const key = `gh_key_a1B2c3D4e5F6_${"Q".repeat(49)}`;
const jwt = ["eyJhbGciOiJFZERTQSJ9", "eyJzdWIiOiJhIn0", "c2lnbmF0dXJl"].join(".");
const secret = "Zx9Kq2Lm7Pw4Rt8Vb1Nc6Hd3";

describe("what is taken out of a text", () => {
  test.each([
    ["an API key", `failed with ${key}`, "failed with [key]"],
    ["a static token", "gh_pat_abc_DEF123", "[key]"],
    ["a JWT", `got ${jwt}!`, "got [token]!"],
    ["a bearer", "Authorization: Bearer abc.def", "Authorization: [secret] [token]"],
    ["an email address", "no user ada.l+x@mail.example.org here", "no user [email] here"],
    ["a password", 'password="hunter2 and more" next', "password=[secret] next"],
    ["a password in JSON", '{"newPassword":"hunter2"}', '{"newPassword":[secret]}'],
    ["a cookie", "cookie: a=1; b=2", "cookie: [secret]; b=2"],
    ["a query", "GET /search?q=private#part failed", "GET /search failed"],
    ["a query of an address", "https://x.test/a/b?token=1&c=2 failed", "https://x.test/a/b failed"],
    ["a login in an address", "https://me:pw@x.test/a", "https://x.test/a"],
    ["a hexadecimal run", `id ${"0123456789abcdef".repeat(2)}`, "id [secret]"],
    ["a base64 run", `got ${secret}==`, "got [secret]"],
    ["a card number", "4111 1111 1111 1111 declined", "[number] declined"],
    ["control characters", "a\u0000b\u001b[31mc\u202ed", "a b [31mc d"],
  ])("%s", (_what, text, clean) => {
    expect(scrub(text, 500)).toBe(clean);
  });

  test.each([
    "Cannot read properties of undefined (reading 'title')",
    "at render (/_next/static/chunks/0a1b2c3d4e5f6789.js:1:2345)",
    "saveDraft@/_next/static/chunks/app/admin/page.js:12:7",
    "/admin/acme/pages/aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
    "an-identifier-that-is-rather-long-but-made-of-words",
  ])("nothing of «%s»", (text) => {
    expect(scrub(text, 500)).toBe(text);
  });
});

test("a text is cut between characters, and a secret at the cut is found all the same", () => {
  expect(scrub("é".repeat(600), 10)).toBe(`${"é".repeat(9)}…`);
  expect(scrub(`${"a".repeat(8)}😀😀😀`, 10)).toBe(`${"a".repeat(8)}…`);
  expect(scrub(`${"a ".repeat(240)}${key}`, 500)).not.toMatch(/Q{3}/);
});

test("hostile texts are read in the time of ordinary ones", () => {
  for (const part of ["/", "a@", "://a", "a.", "password", "1 ", "gh_", "eyJa.", '"', "a-"]) {
    expect(scrub(part.repeat(4000), 2000).length).toBeLessThanOrEqual(2000);
  }
});

test.each([
  ["/reset-password/abcdef", "/reset-password/[secret]"],
  ["/invitation/abc/more", "/invitation/[secret]"],
  ["/setup/abc?x=1", "/setup/[secret]"],
  ["/login?returnTo=/admin", "/login"],
  ["/admin/acme/pages", "/admin/acme/pages"],
])("of a page %s the path is kept that opens nothing", (path, kept) => {
  expect(pagePath(path)).toBe(kept);
});
