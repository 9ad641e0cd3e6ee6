import { expect, test } from "vitest";
import { spelledOut } from "@/lib/catalogue/spelled-out.ts";

test.each([
  ["id", "Id"],
  ["title", "Title"],
  ["publishedAt", "Published at"],
  ["requestsPerMinute", "Requests per minute"],
  ["", ""],
])("%j is read as %j", (name, label) => {
  expect(spelledOut(name)).toBe(label);
});
