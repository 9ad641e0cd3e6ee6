import type { Permit } from "@/lib/access/permit.ts";
import type { MemberId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { ScimToken } from "./list-scim-tokens.ts";

export type NewScimToken = {
  readonly id: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly digest: string;
  readonly expiresAt: Date | null;
};

/**
 * Keeps a new token, as its digest alone.
 * @NOTE It may do all that its member may: which addresses take it is said by its kind.
 */
export async function insertScimToken(
  { db, organizationId, clock }: Scope,
  _permit: Permit<"create">,
  token: NewScimToken,
): Promise<void> {
  const createdAt = new Date(clock());
  await db.staticToken.create({
    data: { ...token, organizationId, kind: "scim", scopes: ["*"], createdAt },
  });
}

/** How many tokens nobody revoked, expired ones included. */
export const countScimTokens = (scope: Scope): Promise<number> =>
  scope.db.staticToken.count({ where: live(scope) });

/** The tokens that nobody revoked, the newest first. */
export async function selectScimTokens(scope: Scope): Promise<ScimToken[]> {
  const rows = await scope.db.staticToken.findMany({
    where: live(scope),
    include: { member: { select: { user: { select: { name: true } } } } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, createdAt, expiresAt, lastUsedAt, member }) => ({
    ...{ id, name },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    memberName: member.user.name,
  }));
}

/** Ends a token at once and for good; null where there is none of this id. @returns its name. */
export async function endScimToken(
  scope: Scope,
  _permit: Permit<"delete">,
  id: string,
): Promise<string | null> {
  const where = { ...live(scope), id };
  const found = await scope.db.staticToken.findFirst({ where, select: { name: true } });
  if (found === null) return null;
  const data = { revokedAt: new Date(scope.clock()) };
  const { count } = await scope.db.staticToken.updateMany({ where, data });
  return count === 1 ? found.name : null;
}

const live = ({ organizationId }: Scope) =>
  ({ organizationId, kind: "scim", revokedAt: null }) as const;
