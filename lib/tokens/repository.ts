import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { MemberId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** A row of static_tokens without its digest, and the member whose it is. */
export type StaticTokenRow = {
  readonly id: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
};

const SHOWN = {
  id: true,
  memberId: true,
  name: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  member: { select: { user: { select: { name: true } } } },
} as const;

/** Tokens that the permit reaches and nobody revoked, the newest first; at most 500. */
export async function listTokens(
  scope: Scope,
  permit: Permit,
  of: { memberId?: MemberId },
): Promise<StaticTokenRow[]> {
  const rows = await scope.db.staticToken.findMany({
    where: { AND: [within(scope, permit), of] },
    select: SHOWN,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 500,
  });
  return rows.map(({ member, memberId, ...token }) => ({
    ...token,
    memberId: memberId as MemberId,
    memberName: member.user.name,
  }));
}

/** One such token. @throws NotFound when the permit reaches none of this id. */
export async function getToken(
  scope: Scope,
  permit: Permit,
  id: string,
): Promise<{ id: string; name: string }> {
  const row = await scope.db.staticToken.findFirst({
    where: { ...within(scope, permit), id },
    select: { id: true, name: true },
  });
  if (row === null) throw new NotFound();
  return row;
}

/** How many usable tokens a member has. */
export const countTokens = (scope: Scope, memberId: MemberId): Promise<number> =>
  scope.db.staticToken.count({
    where: {
      organizationId: scope.organizationId,
      memberId,
      kind: "api",
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(scope.clock()) } }],
    },
  });

export type NewToken = {
  readonly id: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly digest: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
};

/** Keeps a new token, as its digest alone. */
export async function insertToken(
  scope: Scope,
  _permit: Permit<"create">,
  token: NewToken,
): Promise<void> {
  const { organizationId } = scope;
  await scope.db.staticToken.create({
    data: { ...token, scopes: [...token.scopes], organizationId },
  });
}

/** Ends the token that the permit names, at once and for good. False when it had ended already. */
export async function endToken(scope: Scope, permit: Permit<"delete">): Promise<boolean> {
  if (permit.id === null) throw new NotFound();
  const { count } = await scope.db.staticToken.updateMany({
    where: { ...within(scope, permit), id: permit.id },
    data: { revokedAt: new Date(scope.clock()) },
  });
  return count > 0;
}

const within = ({ organizationId }: Scope, { owner }: Permit) => ({
  organizationId,
  kind: "api",
  revokedAt: null,
  ...(owner === null ? {} : { memberId: owner }),
});
