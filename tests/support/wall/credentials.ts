import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { GuestSite } from "@/lib/gates/guest/verify.ts";
import { makeGuestCookie, verifyGuestCookie } from "@/lib/gates/guest/verify.ts";
import {
  makeStoreBearer,
  signRequest,
  verifyStoreBearer,
  verifySystemSignature,
} from "@/lib/gates/hmac/verify.ts";
import { decodeSessionCookie, encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { verifyAccessToken } from "@/lib/gates/api/verify.ts";
import {
  makeVisitCookie,
  makeVisitToken,
  verifyVisitCookie,
  verifyVisitToken,
} from "@/lib/gates/visit/verify.ts";
import { inSeconds } from "@/lib/kernel/clock.ts";
import type { SignedRequest } from "@/lib/kernel/http-signature/signed-request.ts";
import type { GuestId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { makeStamp, readStamp } from "@/lib/kernel/stamp.ts";
import { signSiteRecord, verifySiteRecord } from "@/lib/site-access/record.ts";
import { acmeId, acmeRecord } from "./organizations.ts";

const issuer = "http://localhost:3000";

/** Every credential there is, as its maker makes it, and every gate that might be shown one. */
export async function credentialsAndGates(judging: Judging): Promise<{
  credentials: Record<string, string>;
  gates: Record<string, (credential: string) => Promise<unknown>>;
}> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const publicKey = { ...(await exportJWK(pair.publicKey)), kid: "one", alg: "EdDSA" };
  const trust = { keys: JSON.stringify({ keys: [publicKey] }), issuer, now: judging.now };
  const verifyKey = JSON.stringify(publicKey);
  const signingKey = JSON.stringify(await exportJWK(pair.privateKey));
  const visitor = {
    organizationId: acmeId,
    sessionId: newId<SessionId>(),
    userId: newId<UserId>(),
  };
  const site: GuestSite = {
    organizationId: acmeId,
    level: "password",
    passwordVersion: 1,
    epoch: 1,
  };
  return {
    credentials: {
      session: await encodeSessionCookie(judging, { ...visitor, lifetime: 3600 }),
      guest: await makeGuestCookie(judging, { ...site, guestId: newId<GuestId>() }),
      visit: await makeVisitCookie(judging, visitor),
      visitToken: await makeVisitToken(judging, visitor),
      storeRead: await makeStoreBearer(judging),
      internal: await internalSignature(judging),
      stamp: await makeStamp(judging, {
        requestId: newId(),
        method: "GET",
        host: "localhost:3000",
        path: "/admin",
        surface: "admin",
        organizationId: acmeId,
      }),
      accessToken: await accessToken(pair.privateKey, judging),
      siteRecord: await signSiteRecord(
        { signingKey, now: judging.now, lifetime: 3600 },
        acmeRecord(),
      ),
    },
    gates: {
      session: (value) => decodeSessionCookie(judging, value),
      guest: (value) => verifyGuestCookie(judging, site, value),
      visit: (value) => verifyVisitCookie(judging, acmeId, value),
      visitToken: (value) => verifyVisitToken(judging, acmeId, value),
      storeRead: (value) => verifyStoreBearer(judging, value),
      internal: (value) => verifySystemSignature(internalRequest(value), judging),
      stamp: (value) => readStamp(judging, value),
      accessToken: (value) => verifyAccessToken(trust, value),
      siteRecord: (value) => verifySiteRecord({ verifyKey, now: judging.now }, value),
    },
  };
}

const target = new URL("http://localhost:3000/api/internal/site-changed");
const noBody = new Uint8Array();

/** The two fields of a signed call of the system, one a line. */
async function internalSignature(judging: Judging): Promise<string> {
  const signed = await signRequest({ method: "POST", url: target }, judging);
  return `${signed["signature-input"]}\n${signed.signature}`;
}

/** That call, with whatever it is given as its signature. */
function internalRequest(credential: string): SignedRequest {
  const [input = "", signature = ""] = credential.split("\n");
  const fields = new Map([
    ["signature-input", input],
    ["signature", signature],
    ["content-digest", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"],
  ]);
  const headers = { get: (name: string) => fields.get(name) ?? null };
  const { host: authority, pathname: path, search: query } = target;
  return { method: "POST", authority, path, query, headers, body: noBody };
}

function accessToken(privateKey: CryptoKey, judging: Judging): Promise<string> {
  const now = inSeconds(judging.now);
  return new SignJWT({ sub: "domain", org: acmeId, epoch: 0 })
    .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid: "one" })
    .setIssuer(issuer)
    .setAudience(`${issuer}/api`)
    .setJti(newId())
    .setIssuedAt(now)
    .setExpirationTime(now + 3600)
    .sign(privateKey);
}
