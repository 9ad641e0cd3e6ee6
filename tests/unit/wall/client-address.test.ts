import { describe, expect, test } from "vitest";
import { clientAddress } from "@/lib/wall/client-address.ts";

describe("the address of a visitor", () => {
  test.each([
    ["203.0.113.9", 0, "203.0.113.9"],
    ["::ffff:203.0.113.9", 0, "203.0.113.9"],
    ["2001:DB8::1", 0, "2001:db8::1"],
    ["198.51.100.7, 203.0.113.9", 1, "203.0.113.9"],
    ["6.6.6.6, 198.51.100.7, 10.0.0.2", 2, "198.51.100.7"],
    ["203.0.113.9", 3, ""],
    // Some proxies write the port along, and an IPv6 address in brackets (RFC 7239, section 6).
    ["6.6.6.6, 203.0.113.9:49152", 1, "203.0.113.9"],
    ["[2001:db8::1]:49152", 1, "2001:db8::1"],
    ["[2001:DB8::1]", 1, "2001:db8::1"],
    ["[::ffff:203.0.113.9]:1", 1, "203.0.113.9"],
    ["[203.0.113.9", 1, ""],
    ["<script>", 1, ""],
    ["", 0, ""],
  ])("of the chain %j behind %d proxies is %j", (chain, proxies, address) => {
    expect(clientAddress(new Headers({ "x-forwarded-for": chain }), proxies)).toBe(address);
  });

  test("is empty when nobody told it", () => {
    expect(clientAddress(new Headers(), 0)).toBe("");
  });
});
