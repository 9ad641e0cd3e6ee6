import { expect, test } from "vitest";
import { isWithinRanges } from "@/lib/gates/api/address-ranges.ts";

test.each<[address: string, ranges: string[], within: boolean]>([
  ["192.0.2.1", [], true],
  ["", [], true],
  ["192.0.2.1", ["192.0.2.0/24"], true],
  ["192.0.2.255", ["192.0.2.0/24"], true],
  ["192.0.3.0", ["192.0.2.0/24"], false],
  ["192.0.2.1", ["192.0.2.1/32"], true],
  ["192.0.2.2", ["192.0.2.1/32"], false],
  ["192.0.2.1", ["198.51.100.0/24", "192.0.2.0/25"], true],
  ["2001:db8::1", ["2001:db8::/32"], true],
  ["2001:db9::1", ["2001:db8::/32"], false],
  ["2001:DB8:0:0::1", ["2001:db8::/32"], true],
  ["192.0.2.1", ["2001:db8::/32"], false],
  ["2001:db8::1", ["192.0.2.0/24"], false],
  ["", ["192.0.2.0/24"], false],
  ["unknown", ["192.0.2.0/24"], false],
  ["192.0.2.1", ["192.0.2.0"], false],
  ["192.0.2.1", ["192.0.2.0/"], false],
  ["192.0.2.1", ["192.0.2.0/33"], false],
  ["192.0.2.1", ["192.0.2.0/-1"], false],
  ["192.0.2.1", ["anywhere/0"], false],
  ["192.0.2.1", ["", "192.0.2.0/24"], true],
])("%j within %j: %s", (address, ranges, within) => {
  expect(isWithinRanges(address, ranges)).toBe(within);
});
