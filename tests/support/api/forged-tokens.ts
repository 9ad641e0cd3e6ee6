import { createHmac, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import {
  publicTokenKeys,
  readSigningKeys,
  tokenKeyId,
  type SigningKey,
} from "@/lib/gates/api/token-keys.ts";
import type { DomainId, OrganizationId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";

/** Whose token is forged, and with which keys: a JWKS of the instance's private ones. */
export type Forgery = {
  readonly keys: string;
  readonly issuer: string;
  readonly now: number;
  readonly organizationId: OrganizationId;
  readonly domainId: DomainId;
  readonly epoch: number;
};

/** A token, and what is wrong with it. */
type Forged = readonly [what: string, token: string];

/**
 * All that somebody might show in place of an access token, each wrong in one thing alone: most even
 * bear a good signature, as if a part of the house had been talked into it.
 */
export const forgedTokens = (forgery: Forgery): Forged[] => [
  ...wronglyClaimed(forgery),
  ...readableInTwoWays(forgery),
  ...wronglySigned(forgery),
];

/** The token that the forged ones are made of: made by hand, with nothing wrong. */
export const handmadeToken = (forgery: Forgery): string => workshop(forgery).made();

function workshop({ keys, issuer, now, organizationId, domainId, epoch }: Forgery) {
  const [signingKey] = readSigningKeys(keys);
  if (signingKey === undefined) throw new Error("There is no key to sign with.");
  const seconds = Math.floor(now / 1000);
  const header = { alg: "EdDSA", typ: "at+jwt", kid: tokenKeyId(signingKey) };
  const claims = {
    iss: issuer,
    aud: `${issuer}/api`,
    sub: `domain:${domainId}`,
    epoch,
    org: organizationId,
    jti: newId(),
    iat: seconds,
    exp: seconds + 3600,
  };
  const made = (changes: object = {}, headerChanges: object = {}): string =>
    signed(
      signingKey,
      JSON.stringify({ ...header, ...headerChanges }),
      JSON.stringify({ ...claims, ...changes }),
    );
  return { signingKey, seconds, header, claims, made };
}

const encode = (text: string) => Buffer.from(text).toString("base64url");

/** A token with our own signature over any text whatever. */
function signed(key: SigningKey, headerText: string, payloadText: string): string {
  const body = `${encode(headerText)}.${encode(payloadText)}`;
  const privateKey = createPrivateKey({ key: { ...key }, format: "jwk" });
  return `${body}.${sign(null, Buffer.from(body), privateKey).toString("base64url")}`;
}

function wronglyClaimed(forgery: Forgery): Forged[] {
  const { signingKey, seconds, made } = workshop(forgery);
  const { issuer, domainId } = forgery;
  return [
    ["of another type", made({}, { typ: "JWT" })],
    ["without a type", made({}, { typ: undefined })],
    ["that names no key", made({}, { kid: undefined })],
    ["of a foreign kid", made({}, { kid: encode("a".repeat(32)) })],
    ["that brings a key", made({}, { jwk: { kty: "OKP", crv: "Ed25519", x: signingKey.x } })],
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
    ["of another kind", made({ sub: `user:${domainId}` })],
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
  ];
}

function readableInTwoWays(forgery: Forgery): Forged[] {
  const { signingKey, header, claims } = workshop(forgery);
  const text = JSON.stringify(claims);
  const own = JSON.stringify(header);
  const withText = (payload: string, head = own) => signed(signingKey, head, payload);
  return [
    ["with two organizations", withText(text.replace("{", `{"org":"${newId()}",`))],
    ["with the same claim twice", withText(text.replace("{", `{"epoch":${claims.epoch},`))],
    ["with a second claim in disguise", withText(text.replace("{", `{"\\u0065poch":3,`))],
    ["with two algorithms", withText(text, own.replace("{", `{"alg":"none",`))],
    ["with an end at infinity", withText(text.replace(`"exp":${claims.exp}`, `"exp":1e400`))],
    [
      "with an end in powers",
      withText(text.replace(`"exp":${claims.exp}`, `"exp":${claims.exp}e0`)),
    ],
    ["with spaces", withText(text.replace(",", ", "))],
    ["with something after it", withText(`${text}{}`)],
    ["that is a list", withText(`[${text}]`)],
    ["that is nothing", withText("null")],
    ["with a prototype", withText(text.replace("{", `{"__proto__":{"epoch":3},`))],
    [
      "with a broken letter",
      `${encode(own)}.${Buffer.from([0x7b, 0xff, 0x7d]).toString("base64url")}.${"A".repeat(86)}`,
    ],
  ];
}

function wronglySigned(forgery: Forgery): Forged[] {
  const { header, made } = workshop(forgery);
  const good = made();
  const published = publicTokenKeys(forgery.keys);
  const [head = "", body = "", signature = ""] = good.split(".");
  const keysOf = JSON.parse(published) as { keys: { x: string }[] };
  const hmac = (key: string | Buffer) => {
    const start = `${encode(JSON.stringify({ ...header, alg: "HS256" }))}.${body}`;
    return `${start}.${createHmac("sha256", key).update(start).digest("base64url")}`;
  };
  const foreign = () => {
    const pair = generateKeyPairSync("ed25519");
    const start = `${head}.${body}`;
    return `${start}.${sign(null, Buffer.from(start), pair.privateKey).toString("base64url")}`;
  };

  const [first] = keysOf.keys;
  const x = first?.x ?? "";
  return [
    ["none at all", `${encode(JSON.stringify({ ...header, alg: "none" }))}.${body}.`],
    ["none, spelled otherwise", `${encode(JSON.stringify({ ...header, alg: "NoNe" }))}.${body}.`],
    ["none where one is announced", `${head}.${body}.`],
    ["the public key as a password", hmac(x)],
    ["the bytes of the public key as a password", hmac(Buffer.from(x, "base64url"))],
    ["the whole set of keys as a password", hmac(published)],
    ["that of a stranger under our kid", foreign()],
    ["ours with another end", `${head}.${body}.${signature.slice(0, -1)}${flipPadding(signature)}`],
    ["ours with padding", `${good}==`],
    ["ours and a part more", `${good}.${signature}`],
    ["ours, in the spelling of base64", `${head}.${body}.${signature.replaceAll("-", "+")}=`],
  ];
}

/** The last character of 64 bytes in base64url holds four bits of padding: the same bytes, spelled otherwise. */
function flipPadding(signature: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return alphabet.charAt(alphabet.indexOf(signature.at(-1) ?? "A") + 1);
}
