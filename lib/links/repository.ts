import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { LinkId, MemberId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";

/** A row of entry_links without its password, and what it leads to. */
export type LinkRow = {
  readonly id: LinkId;
  readonly collection: string;
  readonly entryId: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly purpose: "preview" | "share";
  readonly view: "draft" | "published";
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly hasPassword: boolean;
  readonly uses: number;
  readonly mostUses: number | null;
  readonly lastUsedAt: Date | null;
};

/** Links that the permit reaches and that have not ended, the newest first; at most 500. */
export const listLive = (
  scope: Scope,
  { owner }: Permit<"read">,
  of: { entryId?: string | undefined },
): Promise<LinkRow[]> =>
  scope.db.$queryRaw<LinkRow[]>(sql`
    SELECT l.id::text AS id, c.slug AS collection, l.entry_id::text AS "entryId",
      l.member_id::text AS "memberId", u.name AS "memberName", l.purpose, l.view,
      l.created_at AS "createdAt", l.expires_at AS "expiresAt",
      l.password_hash IS NOT NULL AS "hasPassword", l.uses, l.most_uses AS "mostUses",
      l.last_used_at AS "lastUsedAt"
    FROM entry_links l
    JOIN entries e ON e.organization_id = l.organization_id AND e.id = l.entry_id
    JOIN collections c ON c.organization_id = e.organization_id AND c.id = e.collection_id
    JOIN members m ON m.organization_id = l.organization_id AND m.id = l.member_id
    JOIN users u ON u.id = m.user_id
    WHERE l.organization_id = ${scope.organizationId}::uuid AND l.revoked_at IS NULL
      AND l.expires_at > ${new Date(scope.clock())}
      AND (${owner}::uuid IS NULL OR l.member_id = ${owner}::uuid)
      AND (${of.entryId ?? null}::uuid IS NULL OR l.entry_id = ${of.entryId ?? null}::uuid)
    ORDER BY l.created_at DESC, l.id LIMIT 500`);

/** How many links of a member have not ended. */
export const countLive = (scope: Scope, memberId: MemberId): Promise<number> =>
  scope.db.entryLink.count({
    where: {
      ...{ organizationId: scope.organizationId, memberId, revokedAt: null },
      expiresAt: { gt: new Date(scope.clock()) },
    },
  });

/** One that has not been revoked. @throws NotFound when the permit reaches none of this id. */
export async function getLink(
  scope: Scope,
  { owner }: Permit,
  id: string,
): Promise<{ id: string; purpose: string; entryId: string }> {
  const row = await scope.db.entryLink.findFirst({
    where: { ...within(scope, owner), id },
    select: { id: true, purpose: true, entryId: true },
  });
  if (row === null) throw new NotFound();
  return row;
}

export type NewLink = {
  readonly id: LinkId;
  readonly entryId: string;
  readonly memberId: MemberId;
  readonly purpose: "preview" | "share";
  readonly view: "draft" | "published";
  readonly expiresAt: Date;
  readonly mostUses?: number | null;
  readonly passwordHash?: string | null;
};

/** Keeps a new link. */
export async function insertLink(
  { db, organizationId, clock }: Scope,
  _permit: Permit<"create">,
  link: NewLink,
): Promise<void> {
  await db.entryLink.create({ data: { ...link, organizationId, createdAt: new Date(clock()) } });
}

/** Ends the link that the permit names, at once and for good. False when it had ended already. */
export async function endLink(scope: Scope, { id, owner }: Permit<"delete">): Promise<boolean> {
  if (id === null) throw new NotFound();
  const { count } = await scope.db.entryLink.updateMany({
    where: { ...within(scope, owner), id },
    data: { revokedAt: new Date(scope.clock()) },
  });
  return count > 0;
}

/**
 * Counts one use of a link that has one left. False when it has none, or has ended.
 * @NOTE One statement: of fifty that come at once with one use left, one finds it.
 */
export async function takeUse(scope: Scope, _permit: Permit<"read">, id: LinkId): Promise<boolean> {
  const now = new Date(scope.clock());
  const taken = await scope.db.$executeRaw`
    UPDATE entry_links SET uses = uses + 1, last_used_at = ${now}
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${id}::uuid
      AND revoked_at IS NULL AND expires_at > ${now}
      AND (most_uses IS NULL OR uses < most_uses)`;
  return taken === 1;
}

const within = ({ organizationId }: Scope, owner: Permit["owner"]) => ({
  ...{ organizationId, revokedAt: null },
  ...(owner === null ? {} : { memberId: owner }),
});
