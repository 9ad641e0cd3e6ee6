import { exportJWK, generateKeyPair } from "jose";
import { describe, expect, test } from "vitest";
import { utf8 } from "@/lib/kernel/bytes.ts";
import type { PartnerTag } from "@/lib/kernel/http-signature/partner-signature.ts";
import {
  signPartnerRequest,
  verifyPartnerSignature,
} from "@/lib/kernel/http-signature/partner-signature.ts";
import { signedRequest } from "@/lib/kernel/http-signature/signed-request.ts";

const now = Date.UTC(2026, 0, 15, 12);
const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
const publicKey = await exportJWK(pair.publicKey);
const privateKey = await exportJWK(pair.privateKey);
const stranger = await exportJWK(
  (await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true })).publicKey,
);

const seen = { method: "POST", host: "acme.example.com", path: "/api/v1/content/posts?sort=title" };
const body = utf8('{"data":null}');
const token = { authorization: "Bearer one" };

/** The request as it arrives: with the signature that was made for `signedFor`. */
async function arriving(
  signedFor: Record<string, string> = token,
  arrivesWith: Record<string, string> = signedFor,
  tag: PartnerTag = "gatehouse-request",
) {
  const scheme = "https" as const;
  const bare = signedRequest(seen, { headers: new Headers(signedFor), body, scheme });
  const by = { privateKey, keyid: "acme-1", tag, now };
  const signature = await signPartnerRequest({ ...bare, body }, by);
  const headers = new Headers({ ...arrivesWith, ...signature });
  return signedRequest(seen, { headers, body, scheme });
}

const trust = { publicKey, tag: "gatehouse-request", now } as const;

describe("a partner's signature", () => {
  test("says by which key, until when, and what makes it usable once", async () => {
    const terms = await verifyPartnerSignature(await arriving(), trust);
    expect(terms).toEqual({
      keyid: "acme-1",
      nonce: expect.stringMatching(/^[\w-]{22}$/) as string,
      expires: now / 1000 + 60,
    });
  });

  test("is verified without the body at the wall, and with it at the door", async () => {
    const request = await arriving();
    const other = utf8('{"data":{}}');
    expect(await verifyPartnerSignature({ ...request, body: "unread" }, trust)).not.toBeNull();
    expect(await verifyPartnerSignature({ ...request, body: other }, trust)).toBeNull();
  });

  test("belongs to one key and one tag", async () => {
    const request = await arriving();
    const asProxy = { ...trust, tag: "gatehouse-proxy" } as const;
    expect(await verifyPartnerSignature(request, { ...trust, publicKey: stranger })).toBeNull();
    expect(await verifyPartnerSignature(request, { ...trust, publicKey: {} })).toBeNull();
    expect(await verifyPartnerSignature(request, asProxy)).toBeNull();
    const proxied = await arriving(token, token, "gatehouse-proxy");
    expect(await verifyPartnerSignature(proxied, asProxy)).not.toBeNull();
  });

  test("cannot be moved to another token, nor to a request with or without one", async () => {
    const other = { authorization: "Bearer two" };
    expect(await verifyPartnerSignature(await arriving(token, other), trust)).toBeNull();
    expect(await verifyPartnerSignature(await arriving(token, {}), trust)).toBeNull();
    expect(await verifyPartnerSignature(await arriving({}, token), trust)).toBeNull();
    expect(await verifyPartnerSignature(await arriving({}, {}), trust)).not.toBeNull();
  });

  test("is good for a minute, and a little more for clocks that differ", async () => {
    const request = await arriving();
    const at = (seconds: number) =>
      verifyPartnerSignature(request, { ...trust, now: now + seconds * 1000 });
    expect(await at(-6)).toBeNull();
    expect(await at(-5)).not.toBeNull();
    expect(await at(64)).not.toBeNull();
    expect(await at(65)).toBeNull();
  });
});
