import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isAtLeast } from "./is-at-least.ts";

/** Lowest versions without a known hole; reasons in SECURITY.md. */
const FLOORS: Record<string, string> = {
  next: "16.4.5",
  "next-auth": "4.24.15",
  react: "19.2.8",
  "react-dom": "19.2.8",
  jose: "6.0.0",
  nodemailer: "9.0.1",
  sharp: "0.35.0",
};

/**
 * @NOTE Copies that another package brings for itself, below the floor and out of reach of any
 * request: each with the reason why it may stand. It ends when that package moves on.
 */
const EXEMPT: Record<string, string> = {
  "node_modules/next-auth/node_modules/jose":
    "Encrypts the session cookie only; 4.15.9 has the fixes of its line.",
  "node_modules/oidc-provider/node_modules/jose":
    "The provider of tests; 5.10.0 has the fixes of its line.",
};

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
});

const root = path.join(import.meta.dirname, "..", "..");
const lock = lockSchema.parse(
  JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")),
);

/** Every resolved copy of a package, nested ones too: `[place, version]`. */
const copiesOf = (name: string): [string, string][] =>
  Object.entries(lock.packages).flatMap(([place, { version }]) =>
    place.endsWith(`node_modules/${name}`) && version !== undefined ? [[place, version]] : [],
  );

describe("resolved versions", () => {
  test.each(Object.entries(FLOORS))("of %s are %s or newer, every copy", (name, floor) => {
    const low = copiesOf(name).filter(
      ([place, version]) => !isAtLeast(version, floor) && EXEMPT[place] === undefined,
    );
    expect(low).toEqual([]);
  });

  test.each(["next", "next-auth", "react", "jose"])("of %s are there at all", (name) => {
    expect(copiesOf(name).length).toBeGreaterThan(0);
  });

  test("are exempt only where such a copy stands", () => {
    expect(Object.keys(EXEMPT).filter((place) => lock.packages[place] === undefined)).toEqual([]);
  });
});

test.each([
  ["16.4.6", "16.4.5", true],
  ["16.4.5", "16.4.5", true],
  ["16.4.4", "16.4.5", false],
  ["16.10.0", "16.4.5", true],
  ["15.9.9", "16.4.5", false],
  ["16.4.5-canary.3", "16.4.5", false],
  ["16.4.6-canary.3", "16.4.5", true],
  ["no version", "16.4.5", false],
])("%s is at least %s: %s", (version, floor, expected) => {
  expect(isAtLeast(version, floor)).toBe(expected);
});
