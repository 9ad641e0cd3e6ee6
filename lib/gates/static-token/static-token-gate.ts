import type { TokenPrincipal } from "@/lib/access/principal.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { MemberId, OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import { verify } from "@/lib/kernel/keys.ts";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/** How often the time of last use is written at most; reading must not become writing. */
const TOUCH_MS = 60_000;

/** What a token is for: the API, or the addresses of SCIM. One is worthless at the other's door. */
export type StaticTokenKind = "api" | "scim";

const PREFIXES = { api: "gh_pat", scim: "gh_scim" } as const;

type Terms = {
  readonly pepper: string;
  readonly now: number;
  readonly kind?: StaticTokenKind;
};

/**
 * Admits a program by a member's static token, at the organization that its request names. Its
 * checksum is looked at before anything else, so that made-up tokens never reach the database.
 * @throws Unauthenticated, the same for a malformed, unknown, foreign, revoked or expired token, for
 * one of a suspended member or person, and in an organization that is not active. Unavailable.
 */
export async function passStaticTokenGate(
  token: string,
  organization: { readonly id: OrganizationId },
  { pepper, now, kind = "api" }: Terms,
): Promise<TokenPrincipal> {
  const id = readSecretToken(PREFIXES[kind], token);
  const asked = { organizationId: organization.id, kind, now };
  const found = id === null ? null : await findToken(id, asked);
  if (found === null) throw refusal();
  const stored = { secret: pepper, purpose: "static-token", signature: found.digest } as const;
  if (!(await verify(stored, token))) throw refusal();
  await touch(found, organization.id, now);
  return {
    kind: "token",
    organizationId: organization.id,
    memberId: found.memberId as MemberId,
    userId: found.member.userId as UserId,
    tokenId: found.id,
    scopes: found.scopes,
    name: found.member.user.name,
  };
}

const refusal = (): Unauthenticated =>
  new Unauthenticated("Invalid or expired JWT provided to API route.", "api-auth-token-invalid");

type Asked = {
  readonly organizationId: OrganizationId;
  readonly kind: StaticTokenKind;
  readonly now: number;
};

const findToken = (id: string, { organizationId, kind, now }: Asked) =>
  lookUp({ organization_id: organizationId }, (db) =>
    db.staticToken.findFirst({
      where: {
        ...{ organizationId, id, kind },
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }],
        member: {
          status: "active",
          user: { status: "active" },
          organization: { status: "active" },
        },
      },
      select: {
        id: true,
        digest: true,
        scopes: true,
        memberId: true,
        lastUsedAt: true,
        member: { select: { userId: true, user: { select: { name: true } } } },
      },
    }),
  );

async function touch(
  token: { readonly id: string; readonly lastUsedAt: Date | null },
  organizationId: OrganizationId,
  now: number,
): Promise<void> {
  const stale = new Date(now - TOUCH_MS);
  if (token.lastUsedAt !== null && token.lastUsedAt > stale) return;
  await lookUp({ organization_id: organizationId }, (db) =>
    db.staticToken.updateMany({
      where: {
        organizationId,
        id: token.id,
        OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: stale } }],
      },
      data: { lastUsedAt: new Date(now) },
    }),
  );
}
