import { z } from "zod";
import type { GuestId, OrganizationId } from "@/lib/kernel/ids.ts";
import { idSchema } from "@/lib/kernel/ids.ts";
import type { CredentialKind, Judging } from "@/lib/kernel/signed-claims.ts";
import { secondsSchema, signClaims, verifyClaims } from "@/lib/kernel/signed-claims.ts";

const kind: CredentialKind = {
  purpose: "guest-cookie",
  typ: "gatehouse-guest+jwt",
  lifetime: 12 * 3600,
};

const guestClaimsSchema = z.strictObject({
  org: idSchema<OrganizationId>(),
  gid: idSchema<GuestId>(),
  pv: z.number().int().nonnegative(),
  epoch: z.number().int().nonnegative(),
  iat: secondsSchema,
  exp: secondsSchema,
});

/** `pv` is the version of the site password that was typed; `epoch` the site's count of «end all». */
export type GuestClaims = z.infer<typeof guestClaimsSchema>;

/** What a guest cookie is measured against: the site as it stands now. */
export type GuestSite = {
  readonly organizationId: OrganizationId;
  readonly level: "public" | "private" | "password";
  readonly passwordVersion: number;
  readonly epoch: number;
};

/** Longest life of a guest cookie in seconds. */
export const guestLifetime = kind.lifetime;

/** Name of the guest cookie on an organization's host. */
export const guestCookieName = (scheme: "http" | "https"): string =>
  scheme === "https" ? "__Host-gatehouse.guest" : "gatehouse.guest";

/** The value of a guest cookie, for someone who has just typed the site's password. */
export const makeGuestCookie = (
  judging: Judging,
  guest: {
    organizationId: OrganizationId;
    guestId: GuestId;
    passwordVersion: number;
    epoch: number;
  },
): Promise<string> =>
  signClaims(kind, judging, {
    org: guest.organizationId,
    gid: guest.guestId,
    pv: guest.passwordVersion,
    epoch: guest.epoch,
  });

/**
 * The claims of a guest cookie that opens this site as it stands now, or null: another site's, made
 * with an earlier password, ended by «end all», expired, or the site is not in `password` level.
 */
export async function verifyGuestCookie(
  judging: Judging,
  site: GuestSite,
  cookie: string,
): Promise<GuestClaims | null> {
  if (site.level !== "password") return null;
  const claims = await verifyClaims({ kind, judging, schema: guestClaimsSchema }, cookie);
  if (claims === null || claims.org !== site.organizationId) return null;
  return claims.pv === site.passwordVersion && claims.epoch === site.epoch ? claims : null;
}
