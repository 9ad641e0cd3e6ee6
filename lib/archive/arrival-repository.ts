import type { Permit } from "@/lib/access/permit.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { textOf } from "./text-of.ts";

type May = Permit<"create">;

/** Makes the organization that the scope was opened for, with nothing in it. */
export async function addOrganization(
  { db, organizationId, clock }: Scope,
  _permit: May,
  { slug, name }: { readonly slug: string; readonly name: string },
): Promise<void> {
  const createdAt = new Date(clock());
  await db.organization.create({ data: { id: organizationId, slug, name, createdAt } });
  await db.siteAccess.create({ data: { organizationId, level: "private" } });
  await db.$executeRaw`SET CONSTRAINTS
    entries_organization_id_parent_id_fkey, asset_folders_organization_id_parent_id_fkey DEFERRED`;
}

/** What a website says, whoever may see it. */
export async function setSite(
  { db, organizationId }: Scope,
  _permit: May,
  { sources, maintenance_text: text }: JsonObject,
): Promise<void> {
  await db.$executeRaw`
    UPDATE site_access SET sources = ${JSON.stringify(sources)}::jsonb,
      maintenance_text = ${textOf(text)}
    WHERE organization_id = ${organizationId}::uuid`;
}

/** Makes a person a member, under the id that they had; who did not accept is invited. */
export async function addArrivedMember(
  { db, organizationId, clock }: Scope,
  _permit: May,
  { row, userId, name, suspended, accepted }: ArrivedMember,
): Promise<void> {
  const status = accepted ? "active" : "invited";
  await db.member.create({
    data: {
      ...{ organizationId, id: textOf(row["id"]), userId },
      status: suspended ? "suspended" : status,
      createdAt: new Date(textOf(row["created_at"])),
      acceptedAt: accepted ? new Date(clock()) : null,
      invitedAs: name,
      invitedEmail: textOf(row["email"]),
    },
  });
}

type ArrivedMember = {
  readonly row: JsonObject;
  readonly userId: UserId;
  readonly name: string;
  readonly suspended: boolean;
  readonly accepted: boolean;
};

/** Asks now for what may be asked at the end: that each page is there which another stands below. */
export async function settleConstraints({ db }: Scope, _permit: May): Promise<void> {
  await db.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
}

/** Entries that stand in a circle, or below one of another collection, drafted or published. */
export async function misplacedEntries({ db, organizationId }: Scope): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE placed AS (
      SELECT e.id, false AS shown, e.collection_id FROM entries e
      WHERE e.organization_id = ${organizationId}::uuid AND e.parent_id IS NULL
      UNION ALL
      SELECT e.id, true, e.collection_id FROM entries e
      WHERE e.organization_id = ${organizationId}::uuid AND e.published_parent_id IS NULL
      UNION ALL
      SELECT e.id, p.shown, e.collection_id FROM placed p JOIN entries e
        ON e.organization_id = ${organizationId}::uuid AND e.collection_id = p.collection_id
        AND p.id = CASE WHEN p.shown THEN e.published_parent_id ELSE e.parent_id END
    )
    SELECT e.id::text FROM entries e CROSS JOIN (VALUES (false), (true)) AS v(shown)
    WHERE e.organization_id = ${organizationId}::uuid AND NOT EXISTS (
      SELECT 1 FROM placed p WHERE p.id = e.id AND p.shown = v.shown)
    ORDER BY 1 LIMIT 1`;
  return rows.map(({ id }) => id);
}

/** Folders that stand in a circle. */
export async function circledFolders({ db, organizationId }: Scope): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE placed AS (
      SELECT f.id FROM asset_folders f
      WHERE f.organization_id = ${organizationId}::uuid AND f.parent_id IS NULL
      UNION ALL
      SELECT f.id FROM placed p JOIN asset_folders f
        ON f.organization_id = ${organizationId}::uuid AND f.parent_id = p.id
    )
    SELECT f.id::text FROM asset_folders f
    WHERE f.organization_id = ${organizationId}::uuid AND f.id NOT IN (SELECT id FROM placed)
    ORDER BY 1 LIMIT 1`;
  return rows.map(({ id }) => id);
}

/** The slugs of the house's own roles that are there. */
export async function ownRoles({ db, organizationId }: Scope): Promise<string[]> {
  const rows = await db.role.findMany({
    where: { organizationId, system: true },
    select: { slug: true },
  });
  return rows.map(({ slug }) => slug);
}
