import type { OrganizationId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { sign, verify } from "@/lib/kernel/keys.ts";
import { makeSecretToken, readSecretToken } from "@/lib/kernel/secret-token.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { REFRESH_LIFETIME_MS } from "./session-lifetime.ts";

/** Whose refresh token it is: a program's session, in one organization. */
export type RefreshOwner = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
};

/** A refresh token of ours as it was kept, whether it is still good or not. */
export type KnownRefreshToken = RefreshOwner & { readonly id: string };

/** A new refresh token for a session, good until it is used, and not beyond the session's end. */
export async function keepRefreshToken(
  db: DirectoryTransaction,
  owner: RefreshOwner & { readonly sessionEndsAt: Date },
  { secret, now }: Judging,
): Promise<string> {
  const { id, token } = makeSecretToken("gh_ref");
  const { sessionEndsAt, ...whose } = owner;
  const expiresAt = new Date(Math.min(now + REFRESH_LIFETIME_MS, sessionEndsAt.getTime()));
  const digest = await sign(secret, "refresh-token", token);
  await db.refreshToken.create({
    data: { ...whose, id, digest, createdAt: new Date(now), expiresAt },
  });
  return token;
}

/** What is known of a refresh token in this organization; null for what is none of ours. */
export async function findRefreshToken(
  token: string,
  organizationId: OrganizationId,
  secret: string,
): Promise<KnownRefreshToken | null> {
  const id = readSecretToken("gh_ref", token);
  if (id === null) return null;
  const row = await lookUp({ organization_id: organizationId }, (db) =>
    db.refreshToken.findFirst({
      where: { organizationId, id },
      select: { userId: true, sessionId: true, digest: true },
    }),
  );
  if (row === null) return null;
  const isSame = await verify({ secret, purpose: "refresh-token", signature: row.digest }, token);
  if (!isSame) return null;
  const { userId, sessionId } = row;
  return { organizationId, id, userId: userId as UserId, sessionId: sessionId as SessionId };
}
