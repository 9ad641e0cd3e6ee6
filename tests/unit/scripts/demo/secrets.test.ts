import { expect, test } from "vitest";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import { demoKey, demoPassword } from "../../../../scripts/demo/secrets.ts";

test("a demo key is a sound key, the same at each start, and another for each domain and secret", () => {
  const key = demoKey("one secret", "partner.test");
  expect(readSecretToken("gh_key", key)).toMatch(/^[0-9A-Za-z]{12}$/);
  expect(demoKey("one secret", "partner.test")).toBe(key);
  const others = [demoKey("one secret", "other.test"), demoKey("other secret", "partner.test")];
  expect(new Set([key, ...others].map((text) => readSecretToken("gh_key", text))).size).toBe(3);
});

test("a demo password is the same at each start, and another for each person", () => {
  expect(demoPassword("one secret", "a@b.test")).toBe(demoPassword("one secret", "a@b.test"));
  expect(demoPassword("one secret", "a@b.test")).not.toBe(demoPassword("one secret", "c@b.test"));
});
