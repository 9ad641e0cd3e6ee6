import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { makeSecretToken, readSecretToken } from "@/lib/kernel/secret-token.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

describe("a secret token", () => {
  test("holds its id, 43 characters of secret and 6 of checksum", () => {
    const { id, token } = makeSecretToken("gh_key");
    expect(token).toMatch(new RegExp(`^gh_key_${id}_[0-9A-Za-z]{49}$`));
    expect(id).toMatch(/^[0-9A-Za-z]{12}$/);
    expect(readSecretToken("gh_key", token)).toBe(id);
  });

  test("has the CRC-32 of the rest as its checksum", () => {
    const { token } = makeSecretToken("gh_pat");
    const number = Array.from(token.slice(-6)).reduce(
      (sum, sign) => sum * 62 + ALPHABET.indexOf(sign),
      0,
    );
    expect(number).toBe(crc32(token.slice(0, -6)));
  });

  test("is never made twice", () => {
    const made = new Set(Array.from({ length: 500 }, () => makeSecretToken("gh_ref").token));
    expect(made.size).toBe(500);
  });

  test.each<[string, (token: string) => string]>([
    ["of another prefix", (token) => token.replace("gh_key", "gh_pat")],
    ["with a character changed", (token) => `${token.slice(0, 20)}!${token.slice(21)}`],
    ["with another id", (token) => token.replace(/(?<=key_)(\w{12})/, "A0A0A0A0A0A0")],
    ["cut short", (token) => token.slice(0, -1)],
    ["with something after it", (token) => `${token}_x`],
    ["with a line break after it", (token) => `${token}\n`],
    ["of nothing", () => ""],
    ["of its prefix alone", () => "gh_key_"],
  ])("is not read %s", (_how, change) => {
    expect(readSecretToken("gh_key", change(makeSecretToken("gh_key").token))).toBeNull();
  });
});
