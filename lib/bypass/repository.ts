import type { Permit } from "@/lib/access/permit.ts";
import { principalName } from "@/lib/access/principal.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** A bypass token as a list shows it; the token itself is kept nowhere. */
export type BypassTokenRow = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
};

const SHOWN = {
  ...{ id: true, name: true, createdAt: true, createdBy: true },
  ...{ expiresAt: true, lastUsedAt: true },
} as const;

/** Tokens that nobody revoked, the newest first. */
export const listTokens = (scope: Scope): Promise<BypassTokenRow[]> =>
  scope.db.bypassToken.findMany({
    where: { organizationId: scope.organizationId, revokedAt: null },
    select: SHOWN,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
  });

/** How many of them are still good. */
export const countTokens = (scope: Scope): Promise<number> =>
  scope.db.bypassToken.count({
    where: {
      organizationId: scope.organizationId,
      revokedAt: null,
      expiresAt: { gt: new Date(scope.clock()) },
    },
  });

/** Keeps what can be revoked of a new token. */
export async function insertToken(
  scope: Scope,
  _permit: Permit<"update">,
  token: { readonly id: string; readonly name: string; readonly expiresAt: Date },
): Promise<void> {
  await scope.db.bypassToken.create({
    data: {
      ...token,
      organizationId: scope.organizationId,
      createdAt: new Date(scope.clock()),
      createdBy: principalName(scope.principal),
    },
  });
}

/** Ends a token for good. @returns its name; null when there is none that could be ended. */
export async function endToken(
  scope: Scope,
  _permit: Permit<"update">,
  id: string,
): Promise<string | null> {
  const rows = await scope.db.$queryRaw<{ name: string }[]>`
    UPDATE bypass_tokens SET revoked_at = ${new Date(scope.clock())}
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${id}::uuid
      AND revoked_at IS NULL RETURNING name`;
  return rows[0]?.name ?? null;
}
