import { describe, expect, test } from "vitest";
import { createDomainInput } from "@/lib/domains/domain-input.ts";
import { hostnameSchema } from "@/lib/domains/hostname.ts";
import { ipRangeSchema } from "@/lib/domains/ip-range.ts";
import { originSchema } from "@/lib/domains/origin.ts";
import { signingKeySchema } from "@/lib/domains/signing-key.ts";

describe("a host name", () => {
  test.each([
    ["partner.acme.test", "partner.acme.test"],
    ["  Partner.ACME.test ", "partner.acme.test"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["例え.テスト", "xn--r8jz45g.xn--zckzah"],
    ["localhost", "localhost"],
    ["shop.localhost", "shop.localhost"],
  ])("%s is kept as %s", (given, kept) => {
    expect(hostnameSchema.parse(given)).toBe(kept);
    expect(hostnameSchema.parse(kept)).toBe(kept);
  });

  test.each([
    "",
    "partner",
    "https://partner.test",
    "partner.test:443",
    "partner.test/",
    "partner.test?x",
    "partner.test#x",
    "me@partner.test",
    "*.partner.test",
    "partner..test",
    "partner.test.",
    "-partner.test",
    "part_ner.test",
    "partner%2etest",
    "par tner.test",
    "partner.test\\x",
    "partner.test\u0000",
    "192.0.2.1",
    "0x7f.1",
    "2130706433",
    "[::1]",
    `${"a".repeat(64)}.test`,
    `${"a.".repeat(130)}test`,
    "\ud800.test",
  ])("is not %j", (given) => {
    expect(hostnameSchema.safeParse(given).success).toBe(false);
  });
});

describe("an origin", () => {
  test.each([
    ["https://partner.test", "https://partner.test"],
    ["HTTPS://Partner.test/", "https://partner.test"],
    ["https://partner.test:443", "https://partner.test"],
    ["https://partner.test:8443", "https://partner.test:8443"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
    ["http://localhost:5173", "http://localhost:5173"],
    ["http://127.0.0.1:5173", "http://127.0.0.1:5173"],
    ["http://partner.acme.test", "http://partner.acme.test"],
  ])("%s is kept as %s", (given, kept) => {
    expect(originSchema.parse(given)).toBe(kept);
  });

  test.each([
    "",
    "*",
    "null",
    "partner.test",
    "https://*.partner.test",
    "http://partner.example",
    "https://partner.test/path",
    "https://partner.test?x",
    "https://me@partner.test",
    "ftp://partner.test",
    "javascript:alert(1)",
    "https://partner.test\\@evil.test",
    "https://partner.test\u0000",
  ])("is not %j", (given) => {
    expect(originSchema.safeParse(given).success).toBe(false);
  });
});

describe("a network", () => {
  test.each([
    ["203.0.113.0/24", "203.0.113.0/24"],
    ["203.0.113.7", "203.0.113.7/32"],
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["2001:DB8:0:0:0:0:0:0/32", "2001:db8::/32"],
    ["2001:db8::1", "2001:db8::1/128"],
    ["::/1", "::/1"],
  ])("%s is kept as %s", (given, kept) => {
    expect(ipRangeSchema.parse(given)).toBe(kept);
  });

  test.each([
    "",
    "203.0.113.7/24",
    "203.0.113.0/33",
    "203.0.113.0/-1",
    "203.0.113.0/024",
    "203.0.113/24",
    "203.0.113.256/32",
    "0203.0.113.0/24",
    "0.0.0.0/0",
    "::/0",
    "2001:db8::1/32",
    "2001:db8::/129",
    "2001:db8:::/32",
    "::ffff:203.0.113.0/120",
    "fe80::1%eth0/64",
    "203.0.113.0/24/24",
    "partner.test",
  ])("is not %j", (given) => {
    expect(ipRangeSchema.safeParse(given).success).toBe(false);
  });
});

describe("a signing key", () => {
  const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  const key = { kty: "OKP", crv: "Ed25519", x };

  test("is kept without what says nothing about it", () => {
    const given = { ...key, kid: "one", use: "sig", alg: "EdDSA", key_ops: ["verify"], ext: true };
    expect(signingKeySchema.parse(given)).toEqual(key);
  });

  test.each([
    { ...key, d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A" },
    { ...key, kty: "EC" },
    { ...key, crv: "X25519" },
    { ...key, x: x.slice(0, 40) },
    { ...key, x: `${x}=` },
    { ...key, jku: "https://elsewhere.test" },
    "-----BEGIN PUBLIC KEY-----",
  ])("is not %j", (given) => {
    expect(signingKeySchema.safeParse(given).success).toBe(false);
  });
});

describe("a new domain", () => {
  const domain = { name: "Partner", hostname: "partner.test", roles: [] };

  test("asks for no more than its name, host and roles", () => {
    expect(createDomainInput.parse(domain)).toEqual({
      ...domain,
      policies: [],
      requestsPerMinute: 600,
      ipRanges: [],
      signingKey: null,
    });
  });

  test.each([
    { requestsPerMinute: 0 },
    { requestsPerMinute: 1_000_001 },
    { requestsPerMinute: 1.5 },
    { requestsPerMinute: "600" },
    { name: " " },
    { key: "gh_key_chosen" },
    { status: "active" },
    { organizationId: "5b3e1c9e-0000-4000-8000-000000000000" },
    { roles: ["a".repeat(81)] },
    { ipRanges: Array.from({ length: 51 }, () => "203.0.113.7") },
  ])("cannot have %j", (extra) => {
    expect(createDomainInput.safeParse({ ...domain, ...extra }).success).toBe(false);
  });
});
