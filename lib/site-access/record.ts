import { importJWK, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { inSeconds } from "@/lib/kernel/clock.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { idSchema } from "@/lib/kernel/ids.ts";
import { secondsSchema } from "@/lib/kernel/signed-claims.ts";
import { siteSourcesSchema } from "./site-sources.ts";

const typ = "gatehouse-site+jwt";

/** Who gets in: everyone, entitled members only, or they and whoever knows the site password. */
const siteLevelSchema = z.enum(["public", "private", "password"]);

const recordSchema = z.strictObject({
  org: idSchema<OrganizationId>(),
  slug: z.string().min(1).max(63),
  name: z.string().max(200).optional(),
  hosts: z.array(z.string().min(1).max(253)).min(1).max(50),
  /** The one of the hosts that the others lead visitors to. */
  primary: z.string().min(1).max(253).optional(),
  level: siteLevelSchema,
  passwordVersion: z.number().int().nonnegative(),
  epoch: z.number().int().nonnegative(),
  version: z.number().int().positive(),
  sources: siteSourcesSchema.optional(),
  iat: secondsSchema,
  exp: secondsSchema,
});

/**
 * One organization's site as the wall knows it. `hosts` are its hostnames in lower case without a
 * port, the slug's own among them; `version` grows with every change; `epoch` with every «end all
 * guests»; `iat` and `exp` are seconds.
 */
export type SiteRecord = z.infer<typeof recordSchema>;

/** A record before it is signed: all but the times. */
export type SiteRecordDraft = Omit<SiteRecord, "iat" | "exp">;

/**
 * The record as a compact JWS (EdDSA, Ed25519).
 * @param options the private JWK as JSON, the present in ms and the record's lifetime in seconds.
 */
export async function signSiteRecord(
  options: { signingKey: string; now: number; lifetime: number },
  draft: SiteRecordDraft,
): Promise<string> {
  const issuedAt = inSeconds(options.now);
  const claims = recordSchema.parse({ ...draft, iat: issuedAt, exp: issuedAt + options.lifetime });
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", typ })
    .sign(await keyOf(options.signingKey));
}

/** A record whose signature is ours; `expired` when its time is over. */
export type VerifiedRecord = { readonly record: SiteRecord; readonly expired: boolean };

/**
 * The record in a compact JWS, or null when it is unsigned, signed by another key, of another type
 * or of another shape. An expired one is given back as such, for it still names its organization.
 * @param options the public JWK as JSON and the present in ms.
 */
export async function verifySiteRecord(
  options: { verifyKey: string; now: number },
  compact: unknown,
): Promise<VerifiedRecord | null> {
  if (typeof compact !== "string" || compact.length > 16_384) return null;
  try {
    const key = await keyOf(options.verifyKey);
    // @NOTE Signature and type first, times by hand below: an expired record must be told apart.
    const { payload } = await jwtVerify(compact, key, {
      algorithms: ["EdDSA"],
      typ,
      currentDate: new Date(0),
    });
    const record = recordSchema.safeParse(payload);
    if (!record.success) return null;
    const now = inSeconds(options.now);
    if (record.data.iat > now + clockSkew) return null;
    return { record: record.data, expired: record.data.exp <= now };
  } catch {
    return null;
  }
}

/** Seconds by which the signer's clock may run ahead of the wall's. */
const clockSkew = 30;

const keys = new Map<string, Promise<CryptoKey | Uint8Array>>();

function keyOf(jwk: string): Promise<CryptoKey | Uint8Array> {
  const known = keys.get(jwk) ?? importJWK(JSON.parse(jwk) as Record<string, string>, "EdDSA");
  keys.set(jwk, known);
  return known;
}
