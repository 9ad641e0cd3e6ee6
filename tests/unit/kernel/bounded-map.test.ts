import { expect, test } from "vitest";
import { BoundedMap } from "@/lib/kernel/bounded-map.ts";

test("a bounded map never holds more than its limit: what was set longest ago goes first", () => {
  const map = new BoundedMap<string, number>(2);
  map.set("acme", 1);
  map.set("globex", 1);
  map.set("acme", 2);
  map.set("initech", 1);
  const held = ["acme", "globex", "initech"].map((name) => map.get(name));
  expect(held).toEqual([2, undefined, 1]);
  map.delete("acme");
  map.set("globex", 2);
  expect([map.get("acme"), map.get("globex"), map.get("initech")]).toEqual([undefined, 2, 1]);
});
