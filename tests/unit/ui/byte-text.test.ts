import { expect, it } from "vitest";
import { byteText } from "@/app/_ui/byte-text.ts";

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1_000, "1 KB"],
  [1_540, "1.5 KB"],
  [840_000, "840 KB"],
  [3_449_000, "3.4 MB"],
  [2_000_000_000_000_000, "2,000 TB"],
])("says %d as «%s»", (bytes, text) => {
  expect(byteText(bytes)).toBe(text);
});
