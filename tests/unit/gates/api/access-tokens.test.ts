import { createHmac, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { issueAccessToken } from "@/lib/gates/api/issue.ts";
import { readSigningKeys, tokenKeyId } from "@/lib/gates/api/token-keys.ts";
import { verifyAccessToken } from "@/lib/gates/api/verify.ts";
import type { DomainId, MemberId, SessionId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { rotatedKeys, tokenKeys, type TokenKeys } from "../../../support/token-keys.ts";
import { acmeId } from "../../../support/wall/organizations.ts";

const issuer = "http://localhost:3000";
const now = Date.UTC(2026, 0, 15, 12);
const seconds = now / 1000;
const keys = tokenKeys();
const [signingKey] = readSigningKeys(keys.signing);
const domain = {
  kind: "domain",
  organizationId: acmeId,
  domainId: newId<DomainId>(),
  epoch: 3,
} as const;
const member = {
  kind: "member",
  organizationId: acmeId,
  memberId: newId<MemberId>(),
  sessionId: newId<SessionId>(),
} as const;

const trust = { keys: keys.verifying, issuer, now };
const signer = { keys: keys.signing, issuer, now };
const after = (by: number) => ({ ...trust, now: now + by * 1000 });

const header = { alg: "EdDSA", typ: "at+jwt", kid: tokenKeyId(signingKey!) };
const claims = {
  iss: issuer,
  aud: `${issuer}/api`,
  sub: `domain:${domain.domainId}`,
  epoch: 3,
  org: acmeId,
  jti: newId(),
  iat: seconds,
  exp: seconds + 3600,
};

const encode = (text: string) => Buffer.from(text).toString("base64url");
const privateKey = createPrivateKey({ key: { ...signingKey }, format: "jwk" });

/** A token with our own signature over any text whatever. */
function signed(headerText: string, payloadText: string): string {
  const body = `${encode(headerText)}.${encode(payloadText)}`;
  return `${body}.${sign(null, Buffer.from(body), privateKey).toString("base64url")}`;
}

const made = (changes: object = {}, headerChanges: object = {}): string =>
  signed(
    JSON.stringify({ ...header, ...headerChanges }),
    JSON.stringify({ ...claims, ...changes }),
  );

const pick = ({ domainId, epoch }: typeof domain) => ({ domainId, epoch });

describe("an access token", () => {
  test("of a domain lives an hour to the second, and says nothing of rights", async () => {
    const { token, expiresIn } = await issueAccessToken(signer, domain);
    expect(expiresIn).toBe(3600);
    const found = await verifyAccessToken(trust, token);
    expect(found).toMatchObject({ kind: "domain", ...pick(domain), org: acmeId });
    expect(
      Object.keys(found ?? {})
        .toSorted()
        .join(" "),
    ).toBe("aud domainId epoch exp iat iss jti kind org");
    expect(await verifyAccessToken(after(3599), token)).not.toBeNull();
    expect(await verifyAccessToken(after(3600), token)).toBeNull();
  });

  test("of a member lives a quarter of an hour and names its session", async () => {
    const { token, expiresIn } = await issueAccessToken(signer, member);
    expect(expiresIn).toBe(900);
    expect(await verifyAccessToken(after(899), token)).toMatchObject({
      kind: "member",
      memberId: member.memberId,
      sessionId: member.sessionId,
    });
    expect(await verifyAccessToken(after(900), token)).toBeNull();
  });

  test("is refused once it has expired, although it was admitted before", async () => {
    const { token } = await issueAccessToken(signer, domain);
    expect(await verifyAccessToken(trust, token)).not.toBeNull();
    expect(await verifyAccessToken(after(7200), token)).toBeNull();
  });

  test("admitted by one set of keys is judged anew by another", async () => {
    const { token } = await issueAccessToken(signer, domain);
    expect(await verifyAccessToken(trust, token)).not.toBeNull();
    expect(await verifyAccessToken({ ...trust, keys: tokenKeys().verifying }, token)).toBeNull();
    expect(await verifyAccessToken({ ...trust, issuer: "http://other:3000" }, token)).toBeNull();
    expect(await verifyAccessToken({ ...trust, keys: '{"keys":[]}' }, token)).toBeNull();
  });

  test("made by hand as ours are is admitted, so that the attacks below fail for their own reason", async () => {
    expect(await verifyAccessToken(trust, made())).toMatchObject({ domainId: domain.domainId });
  });
});

describe("a token with our own signature is refused", () => {
  test.each<[string, string]>([
    ["of another type", made({}, { typ: "JWT" })],
    ["without a type", made({}, { typ: undefined })],
    ["that names no key", made({}, { kid: undefined })],
    ["of a foreign kid", made({}, { kid: encode("a".repeat(32)) })],
    ["that brings a key", made({}, { jwk: { kty: "OKP", crv: "Ed25519", x: signingKey!.x } })],
    ["that says where a key is", made({}, { jku: "https://evil.test/jwks.json" })],
    ["that says where a certificate is", made({}, { x5u: "https://evil.test/a.pem" })],
    ["with a critical extension", made({}, { crit: ["exp"] })],
    ["with an unencoded payload", made({}, { b64: false, crit: ["b64"] })],
    ["for another audience", made({ aud: issuer })],
    ["for several audiences", made({ aud: [`${issuer}/api`, "https://evil.test"] })],
    ["for one audience in a list", made({ aud: [`${issuer}/api`] })],
    ["from another issuer", made({ iss: "https://evil.test" })],
    ["of no organization", made({ org: undefined })],
    ["of something that is no organization", made({ org: "acme" })],
    ["of nobody", made({ sub: undefined })],
    ["of another kind", made({ sub: `user:${domain.domainId}` })],
    ["of a domain with no id", made({ sub: "domain:" })],
    ["of a domain and a session", made({ sid: newId() })],
    ["of a member without a session", made({ sub: `member:${newId()}`, exp: seconds + 60 })],
    ["of a member for an hour", made({ sub: `member:${newId()}`, sid: newId() })],
    ["with a role inside", made({ roles: ["admin"] })],
    ["without an epoch", made({ epoch: undefined })],
    ["with an epoch in words", made({ epoch: "3" })],
    ["without an id", made({ jti: undefined })],
    ["without an end", made({ exp: undefined })],
    ["for longer than an hour", made({ exp: seconds + 3601 })],
    ["for a thousand years", made({ exp: seconds + 31_536_000_000 })],
    ["that has ended", made({ iat: seconds - 3600, exp: seconds })],
    ["of tomorrow", made({ iat: seconds + 86_400, exp: seconds + 90_000 })],
    ["that ends before it begins", made({ exp: seconds - 1 })],
    ["that begins later", made({ nbf: seconds + 60 })],
    ["with fractions of seconds", made({ iat: seconds + 0.5 })],
  ])("%s", async (_what, token) => {
    expect(await verifyAccessToken(trust, token)).toBeNull();
  });

  const text = JSON.stringify(claims);
  const own = JSON.stringify(header);
  test.each<[string, string]>([
    ["with two organizations", signed(own, text.replace("{", `{"org":"${newId()}",`))],
    ["with the same claim twice", signed(own, text.replace("{", `{"epoch":3,`))],
    ["with a second claim in disguise", signed(own, text.replace("{", `{"\\u0065poch":3,`))],
    ["with two algorithms", signed(own.replace("{", `{"alg":"none",`), text)],
    ["with an end at infinity", signed(own, text.replace(`"exp":${claims.exp}`, `"exp":1e400`))],
    ["with an end in powers", signed(own, text.replace(`"exp":${claims.exp}`, `"exp":1.7e9`))],
    ["with spaces", signed(own, text.replace(",", ", "))],
    ["with something after it", signed(own, `${text}{}`)],
    ["that is a list", signed(own, `[${text}]`)],
    ["that is nothing", signed(own, "null")],
    ["with a prototype", signed(own, text.replace("{", `{"__proto__":{"epoch":3},`))],
    [
      "with a broken letter",
      `${encode(own)}.${Buffer.from([0x7b, 0xff, 0x7d]).toString("base64url")}.${"A".repeat(86)}`,
    ],
  ])("%s", async (_what, token) => {
    expect(await verifyAccessToken(trust, token)).toBeNull();
  });
});

describe("a token with another signature is refused", () => {
  const good = made();
  const [head = "", body = "", signature = ""] = good.split(".");
  const keysOf = JSON.parse(keys.verifying) as { keys: { x: string }[] };
  const hmac = (key: string | Buffer) => {
    const start = `${encode(JSON.stringify({ ...header, alg: "HS256" }))}.${body}`;
    return `${start}.${createHmac("sha256", key).update(start).digest("base64url")}`;
  };
  const foreign = () => {
    const pair = generateKeyPairSync("ed25519");
    const start = `${head}.${body}`;
    return `${start}.${sign(null, Buffer.from(start), pair.privateKey).toString("base64url")}`;
  };

  test.each<[string, string]>([
    ["none at all", `${encode(JSON.stringify({ ...header, alg: "none" }))}.${body}.`],
    ["none, spelled otherwise", `${encode(JSON.stringify({ ...header, alg: "NoNe" }))}.${body}.`],
    ["none where one is announced", `${head}.${body}.`],
    ["the public key as a password", hmac(keysOf.keys[0]!.x)],
    [
      "the bytes of the public key as a password",
      hmac(Buffer.from(keysOf.keys[0]!.x, "base64url")),
    ],
    ["the whole set of keys as a password", hmac(keys.verifying)],
    ["that of a stranger under our kid", foreign()],
    ["ours with another end", `${head}.${body}.${signature.slice(0, -1)}${flipPadding(signature)}`],
    ["ours with padding", `${good}==`],
    ["ours and a part more", `${good}.${signature}`],
    ["ours, in the spelling of base64", `${head}.${body}.${signature.replaceAll("-", "+")}=`],
  ])("%s", async (_what, token) => {
    expect(await verifyAccessToken(trust, token)).toBeNull();
  });
});

/** The last character of 64 bytes in base64url holds four bits of padding: the same bytes, spelled otherwise. */
function flipPadding(signature: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return alphabet.charAt(alphabet.indexOf(signature.at(-1) ?? "A") + 1);
}

describe("when the keys are rotated", () => {
  const later = rotatedKeys(keys);
  const token = async (of: TokenKeys) =>
    (await issueAccessToken({ keys: of.signing, issuer, now }, domain)).token;

  test("processes with the set before and the set after admit each other's tokens", async () => {
    const [before, afterwards] = [await token(keys), await token(later)];
    for (const { verifying } of [keys, later]) {
      expect(await verifyAccessToken({ keys: verifying, issuer, now }, before)).not.toBeNull();
      expect(await verifyAccessToken({ keys: verifying, issuer, now }, afterwards)).not.toBeNull();
    }
  });

  test("another key signs", async () => {
    const [before, afterwards] = [await token(keys), await token(later)];
    expect(before.split(".")[0]).not.toBe(afterwards.split(".")[0]);
  });

  test("a key is forgotten with the second rotation", async () => {
    const third = rotatedKeys(later);
    const trusting = { keys: third.verifying, issuer, now };
    expect(await verifyAccessToken(trusting, await token(keys))).toBeNull();
    expect(await verifyAccessToken(trusting, await token(later))).not.toBeNull();
    expect(readSigningKeys(third.signing)).toHaveLength(3);
  });

  test("no private half is published", () => {
    expect(keys.verifying).not.toContain('"d"');
    for (const { d } of readSigningKeys(keys.signing)) expect(keys.verifying).not.toContain(d);
  });
});

test("an instance without keys issues no token", async () => {
  await expect(issueAccessToken({ ...signer, keys: '{"keys":[]}' }, domain)).rejects.toMatchObject({
    status: 503,
  });
});
