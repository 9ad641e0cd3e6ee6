import { describe, expect, test } from "vitest";
import { parseEnvironment } from "@/lib/kernel/env.ts";

const rootOf = (ROOT: string, PUBLIC_SCHEME: string) =>
  parseEnvironment({
    ROOT,
    PUBLIC_SCHEME,
    GATEHOUSE_SECRET: "s".repeat(32),
    GATEHOUSE_VERIFY_KEY: "{}",
  }).ROOT;

test.each([
  ["Cms.Example.COM", "https", "cms.example.com"],
  ["cms.example.com:443", "https", "cms.example.com"],
  ["cms.example.com:80", "http", "cms.example.com"],
  ["cms.example.com:443", "http", "cms.example.com:443"],
  ["cms.example.com:80", "https", "cms.example.com:80"],
  ["cms.example.com:8443", "https", "cms.example.com:8443"],
  ["localhost:3000", "http", "localhost:3000"],
])("ROOT %s over %s is spelled %s, as browsers send it", (written, scheme, spelled) => {
  expect(rootOf(written, scheme)).toBe(spelled);
  expect(new URL(`${scheme}://${written}`).host).toBe(spelled);
});

test("what is empty in .env is as good as not there", () => {
  const settings = parseEnvironment({
    ROOT: "",
    HSTS_MAX_AGE: "",
    SITE_RECORD_LIFETIME: "",
    GATEHOUSE_SECRET: "s".repeat(32),
    GATEHOUSE_VERIFY_KEY: "{}",
  });
  expect(settings).toMatchObject({
    ROOT: "localhost:3000",
    HSTS_MAX_AGE: 63_072_000,
    SITE_RECORD_LIFETIME: 3600,
  });
});

describe("a secret", () => {
  const settings = { GATEHOUSE_SECRET: "n".repeat(32), GATEHOUSE_VERIFY_KEY: "{}" };
  const old = "o".repeat(32);

  test("peppers the hashes too, until there is a pepper of its own", () => {
    expect(parseEnvironment(settings).GATEHOUSE_PEPPER).toBe(settings.GATEHOUSE_SECRET);
    const apart = { ...settings, GATEHOUSE_PEPPER: old };
    expect(parseEnvironment(apart).GATEHOUSE_PEPPER).toBe(old);
  });

  test("is rotated only where the pepper stays, or every password would be worthless", () => {
    const rotated = { ...settings, GATEHOUSE_SECRET_PREVIOUS: old };
    expect(() => parseEnvironment(rotated)).toThrow(/GATEHOUSE_PEPPER: must be set/);
    expect(parseEnvironment({ ...rotated, GATEHOUSE_PEPPER: old })).toMatchObject({
      GATEHOUSE_SECRET_PREVIOUS: old,
      GATEHOUSE_PEPPER: old,
    });
  });

  test.each(["GATEHOUSE_SECRET_PREVIOUS", "GATEHOUSE_PEPPER"])("in %s is long too", (name) => {
    expect(() => parseEnvironment({ ...settings, [name]: "short" })).toThrow(name);
  });
});

describe("the keys that verify tokens, which are published as they stand,", () => {
  const x = "a".repeat(43);
  const keysOf = (GATEHOUSE_TOKEN_KEYS: string) =>
    parseEnvironment({
      GATEHOUSE_SECRET: "s".repeat(32),
      GATEHOUSE_VERIFY_KEY: "{}",
      GATEHOUSE_TOKEN_KEYS,
    }).GATEHOUSE_TOKEN_KEYS;

  test("are public keys", () => {
    const text = JSON.stringify({ keys: [{ kty: "OKP", crv: "Ed25519", x, alg: "EdDSA" }] });
    expect(keysOf(text)).toBe(text);
  });

  test.each([
    ["a private key", JSON.stringify({ keys: [{ kty: "OKP", crv: "Ed25519", x, d: x }] })],
    ["a shared secret", JSON.stringify({ keys: [{ kty: "oct", k: x }] })],
    ["no set", "[]"],
    ["no JSON", "keys"],
  ])("never hold %s", (_what, text) => {
    expect(() => keysOf(text)).toThrow(/GATEHOUSE_TOKEN_KEYS: must be a JWKS of public keys/);
  });
});
