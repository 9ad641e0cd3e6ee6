import { createPublicKey, verify, webcrypto } from "node:crypto";
import { expect, test } from "vitest";
import type { Component } from "@/lib/kernel/http-signature/signature-base.ts";
import { componentsOf, signatureBase } from "@/lib/kernel/http-signature/signature-base.ts";
import { readSignature } from "@/lib/kernel/http-signature/signature-fields.ts";

/** RFC 9421, appendix B: keys of B.1, messages and signatures of B.2. */
const keys = {
  "test-key-rsa-pss": `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2
+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+
oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq
gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W
Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4
aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI
2wIDAQAB
-----END PUBLIC KEY-----`,
  "test-key-ed25519": {
    kty: "OKP",
    crv: "Ed25519",
    x: "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs",
  },
  shared:
    "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==",
};

const request = {
  method: "POST",
  authority: "example.com",
  path: "/foo",
  query: "?param=Value&Pet=dog",
  headers: new Headers({
    date: "Tue, 20 Apr 2021 02:07:55 GMT",
    "content-type": "application/json",
    "content-digest":
      "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
    "content-length": "18",
  }),
};

const signed = (input: string, signature: string) => {
  const headers = new Headers({ "signature-input": input, signature });
  const fields = readSignature(headers);
  if (fields === null) throw new Error("The vector could not be read.");
  return fields;
};

const B21 = signed(
  'sig-b21=();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd"',
  "sig-b21=:d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==:",
);
const B23 = signed(
  'sig-b23=("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-rsa-pss"',
  "sig-b23=:bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==:",
);
const B24 = signed(
  'sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256"',
  "sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:",
);
const B25 = signed(
  'sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
  "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:",
);
const B26 = signed(
  'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:",
);

const baseOf = ({ components, input }: typeof B21) =>
  Buffer.from(signatureBase(componentsOf(request, components) ?? [], input));

test.each([
  ["B.2.1, nothing but its own parameters", B21],
  ["B.2.3, every kind of component", B23],
])("rsa-pss-sha512 verifies over our signature base: %s", (_name, fields) => {
  const key = { key: keys["test-key-rsa-pss"], padding: 6, saltLength: 64 };
  expect(verify("sha512", baseOf(fields), key, fields.signature)).toBe(true);
});

test("B.2.4, a response, has the base that the RFC prints", () => {
  const digest =
    "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:";
  const components: Component[] = [
    ["@status", "200"],
    ["content-type", "application/json"],
    ["content-digest", digest],
    ["content-length", "23"],
  ];
  expect(components.map(([name]) => name)).toEqual(B24.components);
  expect(signatureBase(components, B24.input).split("\n")).toEqual([
    '"@status": 200',
    '"content-type": application/json',
    `"content-digest": ${digest}`,
    '"content-length": 23',
    '"@signature-params": ("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256"',
  ]);
});

test("B.2.5, hmac-sha256", async () => {
  const secret = Buffer.from(keys.shared, "base64");
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await webcrypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
  const mac = await webcrypto.subtle.sign("HMAC", key, baseOf(B25));
  expect(new Uint8Array(mac)).toEqual(B25.signature);
});

test("B.2.6, ed25519", () => {
  const key = createPublicKey({ key: keys["test-key-ed25519"], format: "jwk" });
  expect(verify(null, baseOf(B26), key, B26.signature)).toBe(true);
});

test("B.4, what is not covered may change, and what is covered may not", () => {
  const { components, input, signature } = signed(
    'transform=("@method" "@path" "@authority" "accept");created=1618884473;keyid="test-key-ed25519"',
    "transform=:ZT1kooQsEHpZ0I1IjCqtQppOmIqlJPeo7DHR3SoMn0s5JZ1eRGS0A+vyYP9t/LXlh5QMFFQ6cpLt2m0pmj3NDA==:",
  );
  const key = createPublicKey({ key: keys["test-key-ed25519"], format: "jwk" });
  const holds = (changes: Partial<typeof request>) => {
    const headers = new Headers([
      ["accept", "application/json"],
      ["accept", "*/*"],
    ]);
    const asked = {
      method: "GET",
      authority: "example.org",
      path: "/demo",
      query: "?a=1",
      headers,
    };
    const found = componentsOf({ ...asked, ...changes }, components) ?? [];
    return verify(null, Buffer.from(signatureBase(found, input)), key, signature);
  };
  expect(holds({})).toBe(true);
  expect(holds({ query: "?a=1&param=added" })).toBe(true);
  expect(holds({ method: "POST" })).toBe(false);
  expect(holds({ authority: "example.com" })).toBe(false);
  expect(holds({ headers: new Headers({ accept: "*/*, application/json" }) })).toBe(false);
});
