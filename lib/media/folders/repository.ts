import type { Permit } from "@/lib/access/permit.ts";
import { Conflict, Invalid, NotFound, Stale } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Folder } from "./folder.ts";

/** One folder of the organization. @throws NotFound. */
export async function getFolder({ db, organizationId }: Scope, id: string): Promise<Folder> {
  const row = await db.assetFolder.findUnique({
    where: { organizationId_id: { organizationId, id } },
  });
  if (row === null) throw new NotFound();
  return { id, name: row.name, parent: row.parentId, revision: row.revision };
}

const MOST = 5_000;

/** The folders of the organization, by name. */
export async function selectFolders({ db, organizationId }: Scope): Promise<Folder[]> {
  const rows = await db.assetFolder.findMany({
    where: { organizationId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map(({ id, name, parentId, revision }) => ({ id, name, parent: parentId, revision }));
}

type Place = Pick<Folder, "name" | "parent">;

/** @throws Conflict for a name that is taken there; Invalid for a parent that is not there. */
export async function insertFolder(
  scope: Scope,
  _permit: Permit<"create">,
  { name, parent }: Place,
): Promise<string> {
  await holdFolders(scope);
  await requirePlace(scope, { id: null, name, parent });
  const { db, organizationId } = scope;
  const id = newId();
  const createdAt = new Date(scope.clock());
  await db.assetFolder.create({ data: { organizationId, id, name, parentId: parent, createdAt } });
  return id;
}

/** @throws Conflict for a name that is taken there; Invalid for a parent within itself; Stale. */
export async function saveFolder(
  scope: Scope,
  { id }: Permit<"update">,
  { name, parent, revision }: Place & Pick<Folder, "revision">,
): Promise<void> {
  await holdFolders(scope);
  await requirePlace(scope, { id, name, parent });
  const { db, organizationId } = scope;
  const { count } = await db.assetFolder.updateMany({
    where: { organizationId, id: id ?? "", revision },
    data: { name, parentId: parent, revision: { increment: 1 } },
  });
  if (count === 0) throw new Stale();
}

/** Takes an empty folder away. @throws Conflict while anything is in it. */
export async function removeFolder(
  scope: Scope,
  { id: permitted }: Permit<"delete">,
): Promise<void> {
  const { db, organizationId } = scope;
  const id = permitted ?? "";
  await holdFolders(scope);
  // @NOTE Whoever puts a file into it holds it meanwhile.
  await db.$queryRaw`SELECT 1 FROM asset_folders
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const files = await db.asset.count({ where: { organizationId, folderId: id } });
  const folders = await db.assetFolder.count({ where: { organizationId, parentId: id } });
  if (files + folders > 0) throw new Conflict("It is not empty. Move what is in it first.");
  await db.assetFolder.deleteMany({ where: { organizationId, id } });
}

/** @NOTE Two who move folders at the same moment could make a circle of them. */
async function holdFolders({ db, organizationId }: Scope): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(
    hashtextextended(${`asset-folders:${organizationId}`}, 0))`;
}

async function requirePlace(
  { db, organizationId }: Scope,
  { id, name, parent }: Place & { readonly id: string | null },
): Promise<void> {
  const [row] = await db.$queryRaw<{ isThere: boolean; isWithin: boolean; isTaken: boolean }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM asset_folders
        WHERE organization_id = ${organizationId}::uuid AND id = ${parent}::uuid
      UNION SELECT f.id, f.parent_id FROM above JOIN asset_folders f
        ON f.organization_id = ${organizationId}::uuid AND f.id = above.parent_id)
    SELECT ${parent}::uuid IS NULL OR EXISTS (SELECT 1 FROM above) AS "isThere",
      EXISTS (SELECT 1 FROM above WHERE id = ${id}::uuid) AS "isWithin",
      EXISTS (SELECT 1 FROM asset_folders WHERE organization_id = ${organizationId}::uuid
        AND parent_id IS NOT DISTINCT FROM ${parent}::uuid AND lower(name) = lower(${name})
        AND id IS DISTINCT FROM ${id}::uuid) AS "isTaken"`;
  if (row?.isThere !== true) throw misplaced("There is no such folder.");
  if (row.isWithin) throw misplaced("A folder cannot be within itself.");
  if (!row.isTaken) return;
  const message = "There is a folder of this name already.";
  throw new Conflict(message, [{ path: ["name"], message }]);
}

const misplaced = (message: string) => new Invalid(message, [{ path: ["parent"], message }]);
