import type { GuestSite } from "@/lib/gates/guest/verify.ts";
import { makeGuestCookie, verifyGuestCookie } from "@/lib/gates/guest/verify.ts";
import {
  makeStoreBearer,
  signRequest,
  verifyStoreBearer,
  verifySystemSignature,
} from "@/lib/gates/hmac/verify.ts";
import { decodeSessionCookie, encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { issueAccessToken } from "@/lib/gates/api/issue.ts";
import { verifyAccessToken } from "@/lib/gates/api/verify.ts";
import {
  makeVisitCookie,
  makeVisitToken,
  verifyVisitCookie,
  verifyVisitToken,
} from "@/lib/gates/visit/verify.ts";
import { makeViewCookie, verifyViewCookie } from "@/lib/gates/view/verify.ts";
import type { SignedRequest } from "@/lib/kernel/http-signature/signed-request.ts";
import type { DomainId, GuestId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { makeStamp, readStamp } from "@/lib/kernel/stamp.ts";
import { signSiteRecord, verifySiteRecord } from "@/lib/site-access/record.ts";
import { tokenKeys } from "../token-keys.ts";
import { acmeId, acmeRecord } from "./organizations.ts";
import { newSigningKeys } from "./signing-keys.ts";

const issuer = "http://localhost:3000";

/** Every credential there is, as its maker makes it, and every gate that might be shown one. */
export async function credentialsAndGates(judging: Judging): Promise<{
  credentials: Record<string, string>;
  gates: Record<string, (credential: string) => Promise<unknown>>;
}> {
  const keys = tokenKeys();
  const trust = { keys: keys.verifying, issuer, now: judging.now };
  const domain = { organizationId: acmeId, domainId: newId<DomainId>(), epoch: 0 };
  const { verifyKey, signingKey } = await newSigningKeys();
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
      view: await makeViewCookie(judging, visitor, { kind: "role", target: newId(), name: "Role" }),
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
      accessToken: (
        await issueAccessToken(
          { keys: keys.signing, issuer, now: judging.now },
          { kind: "domain", ...domain },
        )
      ).token,
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
      view: (value) => verifyViewCookie(judging, visitor, value),
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
