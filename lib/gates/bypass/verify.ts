import { z } from "zod";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { idSchema } from "@/lib/kernel/ids.ts";
import type { CredentialKind, Judging } from "@/lib/kernel/signed-claims.ts";
import { secondsSchema, signClaims, verifyClaims } from "@/lib/kernel/signed-claims.ts";

/** A year and a day: nobody is asked for a new token a day before the old one's birthday. */
const LONGEST = 366 * 86_400;

const kind: CredentialKind = {
  purpose: "bypass",
  typ: "gatehouse-bypass+jwt",
  lifetime: LONGEST,
};

const claimsSchema = z.strictObject({
  org: idSchema<OrganizationId>(),
  tid: z.uuid(),
  iat: secondsSchema,
  exp: secondsSchema,
});

/** `tid` is the token's row; whether that was revoked is the server's to ask. */
export type BypassClaims = z.infer<typeof claimsSchema>;

/** The request header in which a monitor brings its token. */
export const bypassHeader = "x-gatehouse-bypass";

/** What every token begins with, so that scanners of published code know one. */
const PREFIX = "gh_byp_";

/** A token that shows one organization's published website whatever its level, for `lifetime` seconds. */
export async function makeBypassToken(
  judging: Judging,
  token: { organizationId: OrganizationId; tokenId: string; lifetime: number },
): Promise<string> {
  const { organizationId: org, tokenId: tid, lifetime } = token;
  const ending = { ...kind, lifetime: Math.min(lifetime, LONGEST) };
  return `${PREFIX}${await signClaims(ending, judging, { org, tid })}`;
}

/** The claims of a token for this organization, or null; it never says why. */
export async function verifyBypassToken(
  judging: Judging,
  organizationId: OrganizationId,
  token: string,
): Promise<BypassClaims | null> {
  if (!token.startsWith(PREFIX) || token.length > 1_000) return null;
  const options = { kind, judging, schema: claimsSchema };
  const claims = await verifyClaims(options, token.slice(PREFIX.length));
  return claims?.org === organizationId ? claims : null;
}

/** What keeps an answer to a token out of every cache that others read from. */
const bypassCaching = { "cache-control": "private, no-store", vary: bypassHeader } as const;

/** Says of an answer to a token that it is nobody else's. */
export function unshared(response: Response): Response {
  for (const [name, value] of Object.entries(bypassCaching)) response.headers.set(name, value);
  return response;
}

/**
 * The one answer to a token that opens nothing, whoever refuses it and why: a monitor must not take
 * the maintenance page for the website.
 */
export const bypassRefusal = (): Response =>
  new Response("This bypass token does not open this website.\n", {
    status: 401,
    headers: {
      ...bypassCaching,
      "content-type": "text/plain; charset=utf-8",
      "www-authenticate": 'Bypass realm="gatehouse"',
    },
  });
