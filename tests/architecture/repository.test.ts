import path from "node:path";
import { describe, expect, test } from "vitest";
import { readRepository } from "./repository-files.ts";

const root = path.join(import.meta.dirname, "..", "..");
const repository = readRepository(root);

/** @NOTE Put together from parts, so that this file itself names none. */
const REGISTRIES = [
  ["registry", "npmjs", "org"],
  ["www", "npmjs", "com"],
  ["registry", "yarnpkg", "com"],
  ["registry", "npmmirror", "com"],
  ["npm", "pkg", "github", "com"],
  ["npm", "jsr", "io"],
  ["pypi", "org"],
  ["files", "pythonhosted", "org"],
].map((labels) => labels.join("."));

const SECRETS: [string, RegExp][] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a private JWK", /"d"\s*:\s*"[A-Za-z0-9_-]{40,}"/],
  ["an API key of ours", /gh_key_[A-Za-z0-9]{12}_[A-Za-z0-9]{49}/],
  ["a static token of ours", /gh_pat_[A-Za-z0-9]{30,}/],
  ["a signed token", /eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ["a cloud access key", /\bAKIA[0-9A-Z]{16}\b/],
  ["a platform token", /\b(?:ghp|gho|ghs|npm|sk|xox[bp])_[A-Za-z0-9]{30,}\b/],
  [
    "a secret beside its name",
    /(?:secret|password|token|api_?key)["']?\s*[:=]\s*["'][A-Za-z0-9+/_=-]{40,}["']/i,
  ],
  ["a password in a connection string", /postgres(?:ql)?:\/\/[^\s:/]+:[^\s@${}<>:]{16,}@/],
];

const findings = (pattern: RegExp): string[] =>
  repository.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test("the repository is seen, lock file included", () => {
  const files = repository.map(({ file }) => file);
  expect(files).toContain("package-lock.json");
  expect(files).toContain("package.json");
  expect(files.length).toBeGreaterThan(50);
});

describe("no file names a package registry", () => {
  test.each(REGISTRIES.map((host) => [host.replaceAll(".", " "), host]))("%s", (_name, host) => {
    expect(repository.filter(({ text }) => text.includes(host)).map(({ file }) => file)).toEqual(
      [],
    );
  });

  test("and the lock file says of no package where it was fetched", () => {
    const lock = repository.find(({ file }) => file === "package-lock.json");
    expect(lock?.text).not.toMatch(/"resolved": "https?:/);
  });
});

describe("no file holds", () => {
  test.each(SECRETS)("%s", (_name, pattern) => {
    expect(findings(pattern)).toEqual([]);
  });
});

describe("the patterns find", () => {
  const long = "a1".repeat(30);
  test.each([
    ["a private key", ["-----BEGIN ", "PRIVATE KEY-----"].join("")],
    ["a private JWK", `{"d":"${long}"}`],
    ["an API key of ours", `gh_key_${long.slice(0, 12)}_${long.slice(0, 49)}`],
    ["a static token of ours", `gh_pat_${long}`],
    ["a signed token", `eyJ${long}.eyJ${long}.${long}`],
    ["a cloud access key", `AKIA${"A1".repeat(8)}`],
    ["a platform token", `ghp_${long}`],
    ["a secret beside its name", `GATEHOUSE_SECRET="${long}"`],
    ["a password in a connection string", `postgresql://app:${long}@db/x`],
  ])("%s", (name, sample) => {
    expect(SECRETS.filter(([, pattern]) => pattern.test(sample)).map(([found]) => found)).toContain(
      name,
    );
  });

  test("each secret has a sample here", () => {
    expect(SECRETS).toHaveLength(9);
  });
});
