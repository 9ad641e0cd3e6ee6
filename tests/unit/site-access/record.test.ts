import { importJWK, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { signSiteRecord, verifySiteRecord } from "@/lib/site-access/record.ts";
import { sourceListSchema } from "@/lib/site-access/site-sources.ts";
import { acmeRecord } from "../../support/wall/organizations.ts";
import { newSigningKeys } from "../../support/wall/signing-keys.ts";

const now = Date.UTC(2026, 0, 15, 12);
const { verifyKey, signingKey } = await newSigningKeys();
const signed = await signSiteRecord({ signingKey, now, lifetime: 60 }, acmeRecord());

const signAnything = async (claims: Record<string, unknown>, typ = "gatehouse-site+jwt") =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", typ })
    .sign(await importJWK(JSON.parse(signingKey) as Record<string, string>, "EdDSA"));

describe("a site record", () => {
  test("comes back as it was signed, with its times", async () => {
    expect(await verifySiteRecord({ verifyKey, now }, signed)).toEqual({
      record: { ...acmeRecord(), iat: now / 1000, exp: now / 1000 + 60 },
      expired: false,
    });
  });

  test("is told apart when its time is over", async () => {
    const late = await verifySiteRecord({ verifyKey, now: now + 60_000 }, signed);
    expect(late).toMatchObject({ expired: true, record: { slug: "acme" } });
  });

  test("signed by another key is nothing", async () => {
    const other = await newSigningKeys();
    expect(await verifySiteRecord({ verifyKey: other.verifyKey, now }, signed)).toBeNull();
  });

  test.each<[string, Record<string, unknown>]>([
    ["an unknown level", { level: "open" }],
    ["no hosts", { hosts: [] }],
    ["a version below one", { version: 0 }],
    ["a claim too many", { admin: true }],
    ["an organization that is no id", { org: "acme" }],
    ["times that are no numbers", { exp: "tomorrow" }],
    ["an issue time in the future", { iat: now / 1000 + 3600, exp: now / 1000 + 7200 }],
    ["sources that end a directive", { sources: { script: ["cdn.test; script-src *"] } }],
    ["a keyword among the sources", { sources: { script: ["'unsafe-inline'"] } }],
  ])("of the right signature but with %s is nothing", async (_what, changes) => {
    const claims = { ...acmeRecord(), iat: now / 1000, exp: now / 1000 + 60, ...changes };
    expect(await verifySiteRecord({ verifyKey, now }, await signAnything(claims))).toBeNull();
  });

  test("of another type is nothing", async () => {
    const claims = { ...acmeRecord(), iat: now / 1000, exp: now / 1000 + 60 };
    expect(
      await verifySiteRecord({ verifyKey, now }, await signAnything(claims, "JWT")),
    ).toBeNull();
  });

  test.each([null, undefined, 7, {}, [], "", "public", `${"a".repeat(20_000)}.b.c`])(
    "cannot be read from %j",
    async (value) => {
      expect(await verifySiteRecord({ verifyKey, now }, value)).toBeNull();
    },
  );

  test("without a signature is nothing", async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { ...acmeRecord(), iat: now / 1000, exp: now / 1000 + 60 };
    const unsigned = `${encode({ alg: "none", typ: "gatehouse-site+jwt" })}.${encode(claims)}.`;
    expect(await verifySiteRecord({ verifyKey, now }, unsigned)).toBeNull();
  });
});

describe("a host source", () => {
  test.each([
    "cdn.test",
    "https://cdn.test",
    "*.cdn.test",
    "https://cdn.test:8443/a/b.js",
    "wss://x.test",
  ])("may be %s", (source) => {
    expect(sourceListSchema.safeParse([source]).success).toBe(true);
  });

  test.each([
    "*",
    "https:",
    "data:",
    "blob:",
    "javascript:alert(1)",
    "'self'",
    "'nonce-abc'",
    "'unsafe-eval'",
    "a b",
    "a;b",
    "a,b",
    "a\nb",
    "",
    "https://",
    "http://user@cdn.test",
    "cdn.test/?a=b",
  ])("may not be %j", (source) => {
    expect(sourceListSchema.safeParse([source]).success).toBe(false);
  });
});
