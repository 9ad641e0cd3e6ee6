import { expect, test } from "vitest";
import { scopeText } from "@/app/admin/[org]/tokens/scope-text.ts";

test("a token's scopes are told by collection", () => {
  expect(scopeText(["posts:read", "pages:read", "posts:read-draft"])).toBe(
    "posts: read, read drafts; pages: read",
  );
  expect(scopeText(["posts:read", "*"])).toBe("Everything you may do");
});
