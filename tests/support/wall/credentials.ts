import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { GuestSite } from "@/lib/gates/guest/verify.ts";
import { makeGuestCookie, verifyGuestCookie } from "@/lib/gates/guest/verify.ts";
import { makeSystemBearer, verifySystemBearer } from "@/lib/gates/hmac/verify.ts";
import { decodeSessionCookie, encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { verifyAccessToken } from "@/lib/gates/api/verify.ts";
import {
  makeVisitCookie,
  makeVisitToken,
  verifyVisitCookie,
  verifyVisitToken,
} from "@/lib/gates/visit/verify.ts";
import { inSeconds } from "@/lib/kernel/clock.ts";
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
      storeRead: await makeSystemBearer(judging, "store-read"),
      internal: await makeSystemBearer(judging, "internal"),
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
      storeRead: (value) => verifySystemBearer(judging, "store-read", value),
      internal: (value) => verifySystemBearer(judging, "internal", value),
      stamp: (value) => readStamp(judging, value),
      accessToken: (value) => verifyAccessToken(trust, value),
      siteRecord: (value) => verifySiteRecord({ verifyKey, now: judging.now }, value),
    },
  };
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
