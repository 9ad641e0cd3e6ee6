import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PROJECT } from "../../../../scripts/lib/migration-files.ts";
import { programOf } from "../../../../scripts/lib/web-server.ts";

// A translator at the start took half of its time, and the maps of all built files 50 MiB at rest.
test("what people are served by is plain JavaScript, without anything loaded before it", () => {
  expect(programOf("start", 3000, "127.0.0.1")).toEqual(["server.mjs"]);
  expect(readFileSync(path.join(PROJECT, "server.mjs"), "utf8")).not.toContain("tsx");
});

test("whoever develops is served by Next, where they asked for", () => {
  const [next = "", ...words] = programOf("dev", 4000, "0.0.0.0");
  expect(next.endsWith(path.join("next", "dist", "bin", "next"))).toBe(true);
  expect(words).toEqual(["dev", "--port", "4000", "--hostname", "0.0.0.0"]);
});
