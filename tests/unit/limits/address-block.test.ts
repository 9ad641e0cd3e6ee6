import { expect, test } from "vitest";
import { addressBlock } from "@/lib/limits/address-block.ts";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", "unreadable"],
  ["not an address", "unreadable"],
  ["1.2.3.4, 5.6.7.8", "unreadable"],
])("%s belongs to %s", (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
