import { expect, test } from "vitest";
import { parseEnvironment } from "@/lib/kernel/env.ts";

const rootOf = (ROOT: string, PUBLIC_SCHEME: string) =>
  parseEnvironment({
    ROOT,
    PUBLIC_SCHEME,
    GATEHOUSE_SECRET: "s".repeat(32),
    GATEHOUSE_VERIFY_KEY: "{}",
  }).ROOT;

test.each([
  ["Cms.Example.COM", "https", "cms.example.com"],
  ["cms.example.com:443", "https", "cms.example.com"],
  ["cms.example.com:80", "http", "cms.example.com"],
  ["cms.example.com:443", "http", "cms.example.com:443"],
  ["cms.example.com:80", "https", "cms.example.com:80"],
  ["cms.example.com:8443", "https", "cms.example.com:8443"],
  ["localhost:3000", "http", "localhost:3000"],
])("ROOT %s over %s is spelled %s, as browsers send it", (written, scheme, spelled) => {
  expect(rootOf(written, scheme)).toBe(spelled);
  expect(new URL(`${scheme}://${written}`).host).toBe(spelled);
});
