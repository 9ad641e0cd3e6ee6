import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("whatever shows a secret once asks first for a recent proof", () => {
  const showing = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path, text: readFileSync(`lib/${path}`, "utf8") }))
    .filter(({ text }) => /^ {2}showsOnce: true,$/m.test(text));
  expect(showing.length).toBeGreaterThan(4);
  const unasked = showing.filter(({ text }) => !/^ {2}proven: true,$/m.test(text));
  expect(unasked.map(({ path }) => path)).toEqual([]);
});
