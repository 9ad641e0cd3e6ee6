import type { LinkPrincipal } from "@/lib/access/principal.ts";
import type { EntryId, LinkId, MemberId, OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import { inSeconds } from "@/lib/kernel/clock.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { readLinkToken } from "./verify.ts";

/** A link that is there, and what it takes to open it. */
export type FoundLink = {
  readonly principal: LinkPrincipal;
  readonly expiresAt: Date;
  /** Preview links show themselves; others are opened, which counts. */
  readonly isOpened: boolean;
  /** Null: it takes no password. */
  readonly passwordHash: string | null;
  readonly isUsedUp: boolean;
};

/**
 * The link that a token names, as the database has it now: null when the token is not this
 * organization's, when it has expired, and when the link was revoked or its entry is gone.
 * @NOTE Whether its maker is still a member, and what they may read, is asked with every scope that
 * is opened with it.
 * @throws Unavailable when the database is out of reach.
 */
export async function findLink(
  token: string,
  organizationId: OrganizationId,
  { secret, now }: Judging,
): Promise<FoundLink | null> {
  const claims = await readLinkToken({ secret, organizationId }, token);
  if (claims === null || claims.expiresAt <= inSeconds(now)) return null;
  const row = await findRow(organizationId, claims.linkId, new Date(now));
  return row === null ? null : toFound(row, organizationId);
}

type Row = {
  id: LinkId;
  collection: string;
  entry: EntryId;
  member: MemberId;
  user: UserId;
  name: string;
  purpose: "preview" | "share";
  view: "draft" | "published";
  expiresAt: Date;
  passwordHash: string | null;
  isUsedUp: boolean;
};

const findRow = (organizationId: OrganizationId, id: LinkId, now: Date): Promise<Row | null> =>
  lookUp({ organization_id: organizationId }, async (db) => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT l.id::text AS id, c.slug AS collection, l.entry_id::text AS entry,
        m.id::text AS member, u.id::text AS "user", u.name, l.purpose, l.view,
        l.expires_at AS "expiresAt", l.password_hash AS "passwordHash",
        coalesce(l.uses >= l.most_uses, false) AS "isUsedUp"
      FROM entry_links l
      JOIN entries e ON e.organization_id = l.organization_id AND e.id = l.entry_id
        AND e.deleted_at IS NULL
      JOIN collections c ON c.organization_id = e.organization_id AND c.id = e.collection_id
      JOIN members m ON m.organization_id = l.organization_id AND m.id = l.member_id
      JOIN users u ON u.id = m.user_id
      WHERE l.organization_id = ${organizationId}::uuid AND l.id = ${id}::uuid
        AND l.revoked_at IS NULL AND l.expires_at > ${now}`;
    return rows[0] ?? null;
  });

function toFound(row: Row, organizationId: OrganizationId): FoundLink {
  const { collection, entry, member, user, name, purpose, view, ...link } = row;
  return {
    principal: {
      ...{ kind: "link", organizationId, linkId: link.id },
      owner: { kind: "member", organizationId, memberId: member, userId: user, name },
      to: {
        ...{ collection, id: entry, shared: purpose === "share" },
        action: view === "draft" ? "read-draft" : "read",
      },
    },
    isOpened: purpose === "share",
    expiresAt: link.expiresAt,
    passwordHash: link.passwordHash,
    isUsedUp: link.isUsedUp,
  };
}
